import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitsPattern, isSpecificPattern } from '../../src/core/name-pattern.js';

/** A pattern, names that fit it, and names that do not. */
const patterns: [pattern: string, fitting: string[], others: string[]][] = [
  ['_fbp', ['_fbp'], ['_fb', '_fbp2', 'x_fbp', '', '_FBP']],
  ['', [''], ['a']],
  ['*', ['', 'a', 'a.b'], []],
  ['_pk_id.*', ['_pk_id.', '_pk_id.1.fa12'], ['_pk_id', 'x_pk_id.1', '_pk_ses.1']],
  ['*.session', ['.session', 'a.session'], ['a.session2', 'session']],
  ['AMP_*_mkt', ['AMP_1_mkt', 'AMP__mkt'], ['AMP_mkt', 'AMP_1_mkt2', 'xAMP_1_mkt']],
  // The end must not be taken for the start too.
  ['aba*aba', ['abaaba', 'aba-aba'], ['aba', 'ababa']],
  ['a*b*c', ['abc', 'a1b2c', 'aabbcc'], ['acb', 'ac', 'a1c']],
  // Each part lies after the one before, and none reaches into the end.
  ['a*b*b*c', ['abbc', 'a-b-b-c'], ['abc']],
  ['a*bc*cd', ['abccd', 'abc-cd'], ['abcd', 'abd']],
  ['a**b', ['ab', 'a-b'], ['a', 'b']],
  // A hash is one or more digits.
  [
    'visitor_id#',
    ['visitor_id1', 'visitor_id1024'],
    ['visitor_id', 'visitor_id1-hash', 'visitor_id1x', 'visitor_ida'],
  ],
  [
    'visitor_id#-hash',
    ['visitor_id1-hash', 'visitor_id12-hash'],
    ['visitor_id-hash', 'visitor_id1-hash2', 'visitor_id1'],
  ],
  ['TS#*', ['TS01', 'TS01ab34ef', 'TS0'], ['TS', 'TSession', 'TSab12']],
  ['#_u', ['1_u', '2024_u'], ['_u', 'a_u', 'a1_u']],
  ['a#1', ['a11', 'a211'], ['a1', 'a12']],
  ['a##', ['a12', 'a123'], ['a1', 'a']],
  ['*#', ['1', 'a1', 'a1b2'], ['', 'a', '1a']],
  ['id#*#', ['id12', 'id1x2'], ['id1', 'idx12']],
  // Other scripts' digits are none: only 0 to 9.
  ['id#', ['id7'], ['id٧', 'id１']],
  ['*😀#', ['😀1', 'x😀12'], ['😀', '\ud83d1']],
  // Nothing in a pattern but the star and the hash means more than itself.
  ['a.b', ['a.b'], ['aXb']],
  ['(x|y)*', ['(x|y)', '(x|y)1'], ['x', 'y1']],
];

describe('L11: what a service declares to have stored is found by a pattern', () => {
  for (const [pattern, fitting, others] of patterns) {
    it(`"${pattern}" fits ${fitting.map((name) => `"${name}"`).join(', ')} and not ${others.map((name) => `"${name}"`).join(', ') || 'nothing'}`, () => {
      const expected = [
        ...fitting.map((name) => [name, true]),
        ...others.map((name) => [name, false]),
      ];
      assert.deepEqual(
        [...fitting, ...others].map((name) => [name, fitsPattern(pattern, name)]),
        expected,
      );
    });
  }

  it('does not clear by a pattern that names almost nothing', () => {
    assert.deepEqual(
      ['*', '#', '**', '*#', 'a*', '#a', 'ab*', 'id#', 'a', '_'].filter(isSpecificPattern),
      ['ab*', 'id#', 'a', '_'],
    );
  });

  it('S-1: does not stall on a name that another script made for it', () => {
    const startedAt = performance.now();
    assert.equal(fitsPattern(`${'a*'.repeat(40)}b`, 'a'.repeat(4000)), false);
    assert.equal(fitsPattern(`${'1#'.repeat(40)}b`, '1'.repeat(4000)), false);
    assert.ok(performance.now() - startedAt < 1000);
  });
});
