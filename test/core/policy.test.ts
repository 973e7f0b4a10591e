import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { definePolicy, PolicyError, type Policy, type PolicyInput } from '../../src/core/index.js';
import { isId } from '../../src/core/policy/policy.js';
import { placeOf } from '../../src/core/policy/preset-code.js';
import { codesByCategory, requiredCategory } from '../../src/core/policy/preset-codes.js';
import { presetCategory } from '../../src/core/policy/presets.js';
import { siteInput } from './support/site.js';

const words = { label: { en: 'Maps', nb: 'Kart' }, description: { en: 'Shows maps.' } };
const own = { id: 'maps', category: 'functional', ...words };

/** The example of DESIGN.md §3.4, with every key in use. */
const full = {
  revision: '2026-11-01',
  controller: { name: 'Cegal AS', contact: 'privacy@example.com' },
  cookie: { name: 'my_consent', domain: '.example.com', renewUrl: '/consent/renew' },
  categories: [
    { id: 'necessary', required: true },
    { id: 'functional' },
    { id: 'marketing', gpc: false },
    { id: 'maps', gpc: true, ...words },
  ],
  services: [
    'beamer',
    { id: 'twentythree', hosts: ['video.example.com'], since: '2026-11-01' },
    {
      id: 'own',
      category: 'maps',
      ...words,
      provider: 'Kartverket',
      country: 'NO',
      hosts: ['*.kartverket.no'],
      privacyUrl: 'https://example.com/privacy',
      cookies: [
        {
          name: 'map.*',
          purpose: { en: 'Remembers the zoom.' },
          retention: 30,
          kind: 'local-storage',
        },
        { name: 'sid', retention: 'session' },
      ],
    },
  ],
  integrations: ['google-consent-mode', { id: 'matomo' }],
  importFrom: ['cookieyes'],
  defaultMarket: 'no',
  markets: {
    no: {
      jurisdiction: 'gdpr',
      locale: 'nb',
      lifetimeDays: 365,
      policyHref: '/personvern',
      texts: { nb: { 'banner.heading': 'Informasjonskapsler' } },
    },
    us: { jurisdiction: 'us' },
    se: {},
  },
  strictHosts: true,
  texts: { nb: { 'banner.description': 'Vi bruker informasjonskapsler.' } },
  reloadOnWithdraw: true,
} satisfies PolicyInput;

const categoryOf = (policy: Policy, service: string) =>
  policy.services.find(({ id }) => id === service)?.category;

describe('A good policy', () => {
  it('needs nothing but a revision', () => {
    const {
      revision,
      cookie,
      categories,
      services,
      markets,
      strictHosts,
      reloadOnWithdraw,
      integrations,
      importFrom,
    } = definePolicy({ revision: 'r1' });
    assert.deepEqual(
      categories.map(({ id, required, gpc }) => [id, required, gpc]),
      [
        ['necessary', true, false],
        ['functional', false, false],
        ['performance', false, false],
        ['statistics', false, false],
        ['marketing', false, true],
      ],
    );
    assert.deepEqual(
      {
        revision,
        cookie,
        services,
        markets,
        strictHosts,
        reloadOnWithdraw,
        integrations,
        importFrom,
      },
      {
        revision: 'r1',
        cookie: { name: 'cetegra_consent' },
        services: [],
        markets: {},
        strictHosts: false,
        reloadOnWithdraw: false,
        integrations: [],
        importFrom: [],
      },
    );
  });

  it('may use every key there is', () => {
    const policy = definePolicy(full);
    assert.deepEqual(policy.cookie, full.cookie);
    assert.deepEqual(policy.controller, full.controller);
    assert.deepEqual(policy.texts, full.texts);
    assert.deepEqual(
      [policy.defaultMarket, policy.strictHosts, policy.reloadOnWithdraw],
      ['no', true, true],
    );
    assert.deepEqual(policy.markets.no, { id: 'no', ...full.markets.no });
  });

  it('L13: gives a market the strictest regime and 180 days where it says nothing', () => {
    assert.deepEqual(definePolicy(full).markets.se, {
      id: 'se',
      jurisdiction: 'gdpr',
      lifetimeDays: 180,
    });
  });

  it('takes services of the catalogue by name', () => {
    const policy = definePolicy({ revision: 'r1', services: ['consent', 'matomo', 'x', 'big-ip'] });
    assert.deepEqual(
      policy.services.map(({ id, category }) => [id, category]),
      [
        ['consent', 'necessary'],
        ['matomo', 'statistics'],
        ['x', 'marketing'],
        ['big-ip', 'necessary'],
      ],
    );
  });

  it('overrides a service of the catalogue key by key', () => {
    const policy = definePolicy({
      revision: 'r1',
      services: [
        { id: 'twentythree', hosts: ['video.example.com'] },
        { id: 'matomo', category: 'necessary' },
      ],
    });
    assert.deepEqual(policy.services[0], {
      id: 'twentythree',
      category: 'marketing',
      hosts: ['video.example.com'],
    });
    assert.equal(categoryOf(policy, 'matomo'), 'necessary');
  });

  it('L14: reads a date as the moment its day begins, in UTC', () => {
    assert.equal(definePolicy(full).services[1]?.since, Date.UTC(2026, 10, 1));
    assert.equal(
      definePolicy({ ...siteInput, services: [{ ...own, since: '2026-11-01T08:00:00+02:00' }] })
        .services[0]?.since,
      Date.UTC(2026, 10, 1, 6),
    );
  });

  it('I-1: lets the signal deny marketing unless the policy says otherwise', () => {
    const gpc = Object.fromEntries(
      definePolicy(full).categories.map((category) => [category.id, category.gpc]),
    );
    assert.deepEqual(gpc, { necessary: false, functional: false, marketing: false, maps: true });
  });

  it('I-1: never lets the signal deny what is required', () => {
    assert.equal(
      definePolicy({
        revision: 'r1',
        categories: [{ id: 'functional', required: true, gpc: true }],
      }).categories[0]?.gpc,
      false,
    );
  });

  it('is frozen, and leaves what it was made from as it was', () => {
    const input = structuredClone(full);
    const policy = definePolicy(input);
    assert.deepEqual(input, full);
    for (const part of [
      policy,
      policy.categories,
      policy.services,
      policy.markets,
      policy.cookie,
      policy.categories[0],
      policy.services[0],
      policy.markets.no,
    ])
      assert.ok(Object.isFrozen(part));
  });

  it('may name its JSON Schema', () =>
    assert.doesNotThrow(() =>
      definePolicy(JSON.parse('{"$schema":"./policy.schema.json","revision":"r1"}') as PolicyInput),
    ));
});

describe('Ids', () => {
  const good = ['a', 'x', 'a1', 'google-maps', 'a-', `a${'b'.repeat(31)}`];
  const bad = [
    '',
    'A',
    '1a',
    '-a',
    'a.b',
    'a_b',
    'a b',
    'å',
    'a\n',
    'constructor',
    '__proto__',
    'toString',
    `a${'b'.repeat(32)}`,
    null,
    undefined,
    1,
    ['a'],
    {},
  ];

  for (const id of good) it(`can be "${id}"`, () => assert.equal(isId(id), true));
  for (const id of bad) it(`cannot be ${JSON.stringify(id)}`, () => assert.equal(isId(id), false));
});

describe('A policy with mistakes', () => {
  it('is refused with all of them at once, each with its path', () => {
    const broken = {
      revision: 'not ok',
      cookie: { name: 'a=b' },
      categories: [{ id: 'necessary' }, { id: 'Bad' }],
      services: ['nonsense', { id: 'own', category: 'nowhere', ...words }],
      markets: { no: { jurisdiction: 'none' } },
      defaultMarket: 'se',
      strictHosts: 'yes',
      colour: 'red',
    };
    assert.throws(
      () => definePolicy(broken as unknown as PolicyInput),
      (error) => {
        assert.ok(error instanceof PolicyError && error instanceof Error);
        assert.deepEqual(
          error.mistakes.map(({ path }) => path),
          [
            'colour',
            'revision',
            'cookie.name',
            'categories[1].id',
            'categories[1].label',
            'categories[1].description',
            'services[0]',
            'services[1].category',
            'markets.no.jurisdiction',
            'defaultMarket',
            'strictHosts',
          ],
        );
        for (const { path, reason } of error.mistakes)
          assert.ok(error.message.includes(`  ${path}: ${reason}`));
        assert.equal(error.name, 'PolicyError');
        return true;
      },
    );
  });
});

describe('An unknown id that shares the short code of a required service', () => {
  it('has no category, so a policy that names it alone is refused', () => {
    const candidates = Array.from({ length: 20_000 }, (_, index) => `unknown-${index}`);
    const sharing = candidates.filter((id) => placeOf(codesByCategory[requiredCategory]!, id) >= 0);
    assert.ok(sharing.length > 0, 'some id shares a code');
    assert.deepEqual(
      sharing.filter((id) => presetCategory(id) !== undefined),
      [],
    );
    assert.equal(compilePolicy({ revision: '1', services: [sharing[0]] }), undefined);
  });
});
