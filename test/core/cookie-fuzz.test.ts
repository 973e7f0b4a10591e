import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeRecord, encodeRecord, evaluate, readConsentCookie } from '../../src/core/index.js';
import { Random } from './support/random.js';
import { acceptedAll, decision, granted, now, site } from './support/site.js';

/** What other tools, extensions and attackers write. The first lines are values that uBlock Origin's cookie lists set. */
const hostile = [
  'true',
  'false',
  'yes',
  'no',
  'y',
  'n',
  '1',
  '0',
  '-1',
  'ok',
  'allow',
  'deny',
  'accept',
  'reject',
  'accepted',
  'rejected',
  'all',
  'none',
  'necessary',
  'essential',
  'dismiss',
  'hide',
  'on',
  'off',
  'enabled',
  'disabled',
  'required',
  '{}',
  '[]',
  'null',
  'undefined',
  '%E0%A4%A',
  '%',
  '%00',
  '%25',
  '%3D%26',
  '\0',
  '\uFEFF',
  '\uD800',
  '__proto__',
  '__proto__=1',
  'constructor',
  'v=1&__proto__=1',
  'c=marketing',
  'v=1&c=marketing&d=',
  'v=1&r=r2&c=marketing',
  '{"marketing":true}',
  '%7B%22marketing%22%3Atrue%7D',
  'marketing=true',
  '&'.repeat(500),
  '='.repeat(500),
  'v=1&'.repeat(300),
  'a'.repeat(100_000),
  'c=' + 'a.'.repeat(2000),
];

const pieces = [
  '&',
  '=',
  '.',
  '%',
  '%26',
  '%3D',
  '%2E',
  ';',
  ' ',
  'c',
  'd',
  's',
  'x',
  'n',
  'v=1',
  'g=1',
  '&c=',
  '&s=',
  '&x=',
  '&n=',
  '&d=',
  'marketing',
  'statistics',
  'twentythree',
  'constructor',
  '__proto__',
  '9',
  '0',
  '-',
  'ø',
  '\n',
];
const seeds = [
  encodeRecord(decision({ yes: 'functional', no: 'statistics marketing' }), site),
  encodeRecord(
    decision({ yes: 'twentythree', no: 'functional statistics marketing', gpc: true }),
    site,
  ),
  encodeRecord(acceptedAll, site),
  encodeRecord({ ...acceptedAll, unasked: ['twentythree'] }, site),
  encodeURIComponent(encodeRecord(decision({ yes: 'statistics', no: 'matomo functional' }), site)),
];

function mutate(random: Random): string {
  let text = random.pick(seeds);
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    const at = random.below(text.length + 1);
    const until = at + random.below(8);
    text = random.pick([
      () => text.slice(0, at) + random.pick(pieces) + text.slice(at),
      () => text.slice(0, at) + text.slice(until),
      () => text.slice(0, at) + random.pick(pieces) + text.slice(until),
      () => text.slice(0, at) + text.slice(at, until) + text.slice(at),
      () => text.slice(at) + text.slice(0, at),
    ])();
  }
  return text;
}

function noise(random: Random): string {
  return String.fromCharCode(
    ...Array.from({ length: random.below(200) }, () =>
      random.below(random.chance(0.5) ? 128 : 65_536),
    ),
  );
}

/** Any text, most of it close to a valid cookie: that is where a careless reader gives in. */
function anything(random: Random): string {
  const kind = random.next();
  return kind < 0.8
    ? mutate(random)
    : kind < 0.9
      ? noise(random)
      : random.pick(hostile) + random.pick(['', random.pick(pieces)]);
}

/**
 * The ids a text grants by the letter of the format, read without any of the core's code. Categories and services share
 * one name space, so it is the id that tells which it is, not the list it stands in.
 */
function namedBy(text: string): string[] {
  const fields = new Map(
    decodeURIComponent(text)
      .split('&')
      .map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? '']),
  );
  const inOneOf = (id: string, ...keys: string[]) =>
    keys.some((key) => (fields.get(key) ?? '').split('.').includes(id));
  const says = (id: string) => inOneOf(id, 'c', 's') && !inOneOf(id, 'd', 'x');
  const categories = site.categories.map(({ id }) => id).filter(says);
  const services = site.services.filter(
    ({ id, category }) => says(id) || (categories.includes(category) && !inOneOf(id, 'd', 'x')),
  );
  return [...categories, ...services.map(({ id }) => id)];
}

/** How often each known key stands in a text, at most. */
function mostOfOneKey(text: string): number {
  const keys = decodeURIComponent(text)
    .split('&')
    .map((pair) => pair.split('=')[0] ?? '')
    .filter((key) => /^[vrtemacdsxngi]$/.test(key));
  return Math.max(...keys.map((key) => keys.filter((other) => other === key).length));
}

const tenThousand = 10_000;

describe('S-1: ten thousand cookies that are not ours', () => {
  it('never throw, and never grant what they do not name', () => {
    const random = new Random(20_261_101);
    let read = 0;
    for (let count = 0; count < tenThousand; count += 1) {
      const text = anything(random);
      const record = decodeRecord(text);
      if (!record) continue;
      read += 1;
      const names = namedBy(text);
      const unnamed = granted(site, evaluate(site, record, {}, now))
        .split(' ')
        .filter((id) => id && !names.includes(id));
      assert.deepEqual(unnamed, [], text);
      assert.equal(mostOfOneKey(text), 1, text);
    }
    assert.ok(
      read > tenThousand / 100 && read < tenThousand / 2,
      `only a fuzz of both kinds proves something: ${read} were read`,
    );
  });

  it('never throw in a header, alone or beside a refusal, and never outweigh a newer one', () => {
    const random = new Random(7);
    const refusal = encodeRecord(
      decision({ no: 'functional statistics marketing', decidedAt: now }),
      site,
    );
    for (let count = 0; count < tenThousand; count += 1) {
      const text = anything(random);
      readConsentCookie(`cetegra_consent=${text}`);
      const record = readConsentCookie(`cetegra_consent=${text}; cetegra_consent=${refusal}`);
      const outdone = (record?.decidedAt ?? 0) > now;
      if (!outdone) assert.equal(granted(site, evaluate(site, record, {}, now)), '', text);
    }
  });

  it('S-4: leave every other object alone', () => {
    const random = new Random(99);
    for (let count = 0; count < 1000; count += 1)
      decodeRecord(`${anything(random)}&__proto__=marketing&s=constructor`);
    assert.equal(({} as Record<string, unknown>).marketing, undefined);
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
});
