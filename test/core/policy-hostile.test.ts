import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy, evaluate, PolicyError, type PolicyInput } from '../../src/core/index.js';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { findMistakes } from '../../src/core/policy/validate.js';
import { Random } from './support/random.js';
import { now } from './support/site.js';

const words = { label: { en: 'Own' }, description: { en: 'Our own.' } };

/** A good policy that has something at every level. */
const good = {
  revision: 'r1',
  controller: { name: 'Cegal AS', contact: 'privacy@example.com' },
  cookie: { name: 'consent', domain: 'example.com', renewUrl: '/renew' },
  categories: [
    { id: 'necessary', required: true },
    { id: 'marketing', gpc: true },
    { id: 'maps', ...words },
  ],
  services: [
    'consent',
    { id: 'twentythree', since: '2026-11-01', hosts: ['video.example.com'] },
    {
      id: 'own',
      category: 'maps',
      ...words,
      cookies: [{ name: 'a', purpose: { en: 'b' }, retention: 1, kind: 'cookie' }],
    },
  ],
  integrations: ['google-consent-mode', { id: 'matomo' }],
  importFrom: ['cookieyes'],
  defaultMarket: 'no',
  markets: {
    no: {
      jurisdiction: 'gdpr',
      locale: 'nb',
      lifetimeDays: 180,
      policyHref: '/p',
      texts: { nb: { a: 'b' } },
    },
  },
  strictHosts: false,
  reloadOnWithdraw: false,
};

type Path = readonly (string | number)[];
type Json = Record<string | number, unknown>;

/** Where the objects and lists of a value are, itself included. */
function containers(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => containers(inner, [...path, key])),
  ];
}

function at(root: unknown, path: Path): Json {
  return path.reduce<Json>((value, key) => value[key] as Json, root as Json);
}

/** Both doors of a policy agree, and neither throws anything else than what it documents. */
function inspect(input: unknown): ReturnType<typeof compilePolicy> {
  const compiled = compilePolicy(input);
  const text = () => JSON.stringify(input);
  const mistakes = findMistakes(input);
  if (!compiled) assert.ok(mistakes.length > 0, `refused, and nobody says why: ${text()}`);
  try {
    definePolicy(input as PolicyInput);
    assert.equal(mistakes.length, 0, text());
  } catch (error) {
    assert.ok(
      error instanceof PolicyError && error.mistakes.length > 0,
      `${String(error)}: ${text()}`,
    );
  }
  if (compiled) assert.equal(evaluate(compiled, undefined, {}, now).status, 'undecided');
  return compiled;
}

describe('S-4: a policy with keys that every object has', () => {
  const poison = { x: true, polluted: true, required: true, id: 'marketing', jurisdiction: 'us' };

  for (const key of ['__proto__', 'constructor', 'prototype']) {
    for (const path of containers(good).filter((one) => !Array.isArray(at(good, one)))) {
      it(`changes no other object: ${[...path, key].join('.')}`, () => {
        const copy = structuredClone(good);
        // As JSON.parse makes it: a key of the object's own, which a careless merge would follow.
        Object.defineProperty(at(copy, path), key, {
          value: poison,
          enumerable: true,
          configurable: true,
          writable: true,
        });
        inspect(JSON.parse(JSON.stringify(copy)));
        const { x, polluted } = {} as Record<string, unknown>;
        assert.deepEqual(
          { x, polluted, own: Object.keys(Object.prototype) },
          { x: undefined, polluted: undefined, own: [] },
        );
        assert.equal({}.constructor, Object);
      });
    }
  }

  it('takes no market, category or service from them', () => {
    const input: unknown = JSON.parse(
      '{"revision":"r1","markets":{"__proto__":{"jurisdiction":"us"}}}',
    );
    assert.throws(() => definePolicy(input as PolicyInput), PolicyError);
    const state = evaluate(
      definePolicy({ revision: 'r1' }),
      undefined,
      { market: '__proto__' },
      now,
    );
    assert.deepEqual([state.market, state.jurisdiction], ['unknown', 'gdpr']);
  });
});

describe('Over thousands of broken policies', () => {
  const odd = [
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    '',
    ' ',
    'x',
    'marketing',
    'constructor',
    '__proto__',
    'javascript:0',
    '2026-11-01',
    [],
    {},
    [null],
    [[]],
    ['marketing'],
    [{}],
    { id: 'marketing' },
    { id: null },
    { id: 'x', category: 'x' },
  ];

  /** The good policy with a few things replaced, removed, added or swapped. */
  function broken(random: Random): unknown {
    const copy = structuredClone(good) as Json;
    for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
      const places = containers(copy);
      const place = at(copy, random.pick(places));
      const key = random.pick([...Object.keys(place), 'odd']);
      const value = structuredClone(
        random.chance(0.7) ? random.pick(odd) : at(copy, random.pick(places)),
      );
      random.pick([
        () => (place[key] = value),
        () => (place[key] = value),
        () => Reflect.deleteProperty(place, key),
      ])();
    }
    return JSON.parse(JSON.stringify(copy));
  }

  it('what must not be used is always explained, and nothing throws but PolicyError', () => {
    const random = new Random(42);
    let refused = 0;
    const total = 5000;
    for (let count = 0; count < total; count += 1) if (!inspect(broken(random))) refused += 1;
    assert.ok(
      refused > total / 10 && refused < total * 0.9,
      `only policies of both kinds prove something: ${refused} were refused`,
    );
  });

  it('the unbroken one has no mistake', () => {
    assert.deepEqual(findMistakes(good), []);
    assert.ok(inspect(good));
  });

  it('any JSON value at all is looked at without a throw', () => {
    const random = new Random(43);
    const grow = (depth: number): unknown =>
      depth === 0 || random.chance(0.3)
        ? random.pick(odd)
        : random.chance(0.4)
          ? Array.from({ length: random.below(4) }, () => grow(depth - 1))
          : Object.fromEntries(random.some(Object.keys(good)).map((key) => [key, grow(depth - 1)]));
    for (let count = 0; count < 5000; count += 1) inspect(grow(4));
  });
});
