import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ConsentRecord,
  decodeRecord,
  encodeRecord,
  evaluate,
  methods,
  readConsentCookie,
} from '../../src/core/index.js';
import { largestCookie } from '../../src/core/cookie.js';
import {
  acceptedAll,
  answers,
  day,
  decision,
  granted,
  now,
  refusedAll,
  site,
} from './support/site.js';

const t = now - day;
const e = now + day;
const valid = `v=1&r=r2&t=${t}&e=${e}&m=no&a=save&c=marketing&d=functional.statistics`;
const record = {
  version: 1,
  revision: 'r2',
  decidedAt: t,
  expiresAt: e,
  market: 'no',
  method: 'save',
  choices: answers('marketing', 'functional statistics'),
  gpc: false,
};

/** The valid cookie with one key written otherwise; `undefined` leaves the key out. */
function having(key: string, value: string | undefined): string {
  const others = valid.split('&').filter((pair) => !pair.startsWith(`${key}=`));
  return (value === undefined ? others : [...others, `${key}=${value}`]).join('&');
}

const keys = ['v', 'r', 't', 'e', 'm', 'a', 'c', 'd'];

const malformed: [string, string[]][] = [
  ['v', ['', '0', '2', '01', '1.0', '+1', 'true']],
  ['r', ['', 'a b', 'a~b', 'ø', 'a'.repeat(33)]],
  [
    't',
    [
      '',
      '0',
      '-1',
      '01',
      '1e12',
      '1.5',
      'NaN',
      ' 1',
      '0x10',
      '9'.repeat(16),
      String(e),
      String(e + 1),
    ],
  ],
  ['e', ['', '0', '-1', 'Infinity', '9'.repeat(16), String(t), String(t - 1)]],
  ['m', ['', 'n o', 'a'.repeat(33), 'ø']],
  ['a', ['', 'implied', 'accept', 'ACCEPT-ALL', 'constructor', 'accept-all.']],
  [
    'c',
    [
      'Marketing',
      '.',
      'marketing.',
      '.marketing',
      'marketing..x',
      'marketing,x',
      '1st',
      '__proto__',
      'a'.repeat(33),
      'marketing.marketing',
      'functional',
    ],
  ],
  ['d', ['Functional', 'functional.', 'functional.functional', 'marketing', 'ø']],
  ['s', ['marketing', 'X', 'x.x', 'functional', '.']],
  ['x', ['marketing', 'x.x', '-x', 'x%']],
  ['n', ['beamer', 'functional.functional', 'X', 'marketing', 'constructor']],
  ['g', ['', '0', '2', 'true', '11']],
  ['i', ['', 'a b', 'a/b', 'a'.repeat(65)]],
];

const harmless: [string, string, Partial<ConsentRecord>][] = [
  ['an unknown key is ignored', `${valid}&z=1`, {}],
  ['an unknown key may come twice, empty or alone', `z&${valid}&z=1&z=2&&=`, {}],
  [
    'a key that is a property of every object is unknown',
    `${valid}&__proto__=1&constructor=2&toString`,
    {},
  ],
  ['keys may come in any order', valid.split('&').reverse().join('&'), {}],
  ['empty lists grant and deny nothing', having('c', '').replace(/d=[^&]*/, 'd='), { choices: {} }],
  [
    'optional keys may be there',
    `${valid}&s=beamer&x=twentythree&g=1&i=a1.B-2_~`,
    {
      choices: answers('marketing beamer', 'functional statistics twentythree'),
      gpc: true,
      id: 'a1.B-2_~',
    },
  ],
  ['optional lists may be empty', `${valid}&s=&x=&n=`, {}],
  [
    'what was not asked is named twice: as denied, for readers that know no better, and as unasked',
    `${valid}&x=linkedin.twentythree&n=linkedin`,
    { choices: answers('marketing', 'functional statistics twentythree'), unasked: ['linkedin'] },
  ],
  [
    'an id of 32 characters is one',
    having('c', 'm'.repeat(32)),
    { choices: answers('m'.repeat(32), 'functional statistics') },
  ],
];

describe("The cookie's value", () => {
  it('is read as the decision it names', () => assert.deepEqual(decodeRecord(valid), record));

  for (const key of keys) {
    it(`S-1: means undecided without ${key}`, () =>
      assert.equal(decodeRecord(having(key, undefined)), undefined));
    it(`S-1: means undecided with ${key} and no equals sign`, () =>
      assert.equal(decodeRecord(`${having(key, undefined)}&${key}`), undefined));
  }
  for (const key of [...keys, 's', 'x', 'n', 'g', 'i']) {
    it(`S-1: means undecided with ${key} twice, even if both agree`, () => {
      const value = new URLSearchParams(valid).get(key) ?? (key === 'g' ? '1' : 'beamer');
      assert.equal(decodeRecord(`${having(key, value)}&${key}=${value}`), undefined);
    });
  }
  for (const [key, values] of malformed) {
    it(`S-1: means undecided with a malformed ${key}`, () => {
      for (const value of values)
        assert.equal(decodeRecord(having(key, value)), undefined, `${key}=${value}`);
    });
  }
  for (const [title, value, differs] of harmless) {
    it(title, () => assert.deepEqual(decodeRecord(value), { ...record, ...differs }));
  }
  for (const method of methods.filter((one) => one !== 'implied')) {
    it(`knows the method ${method}`, () =>
      assert.equal(decodeRecord(having('a', method))?.method, method));
  }
});

describe('Percent escapes in the cookie', () => {
  it('I-8: are decoded once over the whole value, as ASP.NET Core writes it', () =>
    assert.deepEqual(decodeRecord(encodeURIComponent(valid)), record));
  it('are not decoded twice', () =>
    assert.equal(decodeRecord(encodeURIComponent(encodeURIComponent(valid))), undefined));
  it('are not decoded again in a field', () =>
    assert.equal(decodeRecord(encodeURIComponent(having('c', '%6Darketing'))), undefined));
  it('may be on single characters', () =>
    assert.deepEqual(
      decodeRecord(valid.replace('marketing', '%6darketing').replace('v=', 'v%3D')),
      record,
    ));
  it('do not turn a plus into a blank', () =>
    assert.equal(decodeRecord(having('c', 'marketing+x')), undefined));
  for (const broken of ['%E0%A4%A', '%', '%zz', '%80', `${valid}%`]) {
    it(`S-1: that are broken mean undecided: ${broken.slice(-8)}`, () =>
      assert.equal(decodeRecord(broken), undefined));
  }
});

describe('What is written', () => {
  it('is the documented query string', () => {
    assert.equal(
      encodeRecord(
        decision({
          yes: 'marketing beamer',
          no: 'functional statistics twentythree',
          decidedAt: t,
          expiresAt: e,
          gpc: true,
          id: 'x1',
        }),
        site,
      ),
      `v=1&r=r2&t=${t}&e=${e}&m=no&a=save&c=marketing&d=functional.statistics&s=beamer&x=twentythree&g=1&i=x1`,
    );
  });
  it('always has both lists of categories', () =>
    assert.match(encodeRecord(decision(), site), /&c=&d=$/));
  it('uses only characters that no server escapes or splits', () =>
    assert.match(encodeRecord(acceptedAll, site), /^[A-Za-z0-9._~=&-]+$/));
  it('L12: holds nothing but what was decided: a refusal has no id', () =>
    assert.doesNotMatch(encodeRecord(refusedAll, site), /&i=/));
  it('S-2: stays far below a kilobyte on an ordinary site', () =>
    assert.ok(encodeRecord(acceptedAll, site).length < largestCookie / 4));
  it('S-2: is called too large above one kilobyte', () => assert.equal(largestCookie, 1024));
  it('does not keep the language, which no server needs', () =>
    assert.doesNotMatch(encodeRecord({ ...acceptedAll, locale: 'nb' }, site), /nb/));
  it('is read back as it was', () => {
    for (const one of [
      { ...acceptedAll, unasked: ['linkedin'] },
      acceptedAll,
      refusedAll,
      decision(),
      decision({ yes: 'beamer', gpc: true }),
    ])
      assert.deepEqual(decodeRecord(encodeRecord(one, site)), one);
  });
  it('S-1: grants nothing by an id the policy does not have', () => {
    const state = evaluate(
      site,
      decodeRecord(having('c', 'constructor.maps.hasownproperty')),
      {},
      now,
    );
    assert.equal(granted(site, state), '');
    assert.deepEqual(Object.keys(state.categories), [
      'necessary',
      'functional',
      'statistics',
      'marketing',
    ]);
  });
});

describe('A Cookie header', () => {
  const cookie = (value: string) => `cetegra_consent=${value}`;

  it('gives the decision among other cookies', () =>
    assert.deepEqual(readConsentCookie(`a=1; ${cookie(valid)}; b`), record));
  it('gives nothing where there is none', () => {
    for (const header of [
      undefined,
      null,
      '',
      'a=1',
      'cetegra_consent',
      'xcetegra_consent=1',
      `cetegra_consent2=${valid}`,
    ])
      assert.equal(readConsentCookie(header), undefined);
  });
  it('can have the cookie under another name', () =>
    assert.deepEqual(readConsentCookie(`__proto__=${valid}`, '__proto__'), record));
  it('with two decisions that agree gives the newer, in either order', () => {
    const newer = having('t', String(t + 1));
    for (const header of [
      `${cookie(valid)}; ${cookie(newer)}`,
      `${cookie(newer)}; ${cookie(valid)}`,
    ])
      assert.equal(readConsentCookie(header)?.decidedAt, t + 1);
  });
  it('S10: with two that disagree grants only what both grant, whichever is newer', () => {
    for (const later of [-1, 1]) {
      const other = having('t', String(t + later)).replace(
        'c=marketing&d=functional.statistics',
        'c=functional.statistics&d=marketing',
      );
      for (const header of [
        `${cookie(valid)}; ${cookie(other)}`,
        `${cookie(other)}; ${cookie(valid)}`,
      ]) {
        assert.deepEqual(readConsentCookie(header, 'cetegra_consent', now)?.choices, {
          marketing: false,
          functional: false,
          statistics: false,
        });
      }
    }
  });
  it('S-13: with two equally old decisions grants only what both grant, in either order', () => {
    const other = valid.replace(
      'c=marketing&d=functional.statistics',
      'c=functional.marketing&d=&g=1',
    );
    for (const header of [
      `${cookie(valid)}; ${cookie(other)}`,
      `${cookie(other)}; ${cookie(valid)}`,
    ]) {
      const { choices, gpc } = readConsentCookie(header) ?? {};
      assert.deepEqual(
        { choices, gpc },
        { choices: { marketing: true, functional: false, statistics: false }, gpc: false },
      );
    }
  });
  it('S-1: with a broken cookie and a whole one gives the whole one', () => {
    for (const broken of ['%E0%A4%A', '', 'yes', '%7B%22marketing%22%3Atrue%7D'])
      assert.deepEqual(readConsentCookie(`${cookie(broken)}; ${cookie(valid)}`), record);
  });
});
