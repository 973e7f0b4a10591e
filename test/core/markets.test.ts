import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePolicy, evaluate, type PolicyInput } from '../../src/core/index.js';
import { compilePolicy } from '../../src/core/policy/compile.js';
import { findMarket, isKnownMarket } from '../../src/core/market.js';
import { memoryStorage } from '../../src/page/memory-storage.js';
import { openStore } from './support/open-store.js';

const compiled = (input: Partial<PolicyInput> = {}) => compilePolicy({ revision: 'r1', ...input })!;
const rules = (markets: NonNullable<PolicyInput['markets']>, id: string) => {
  const { jurisdiction, lifetimeDays } = findMarket(compiled({ markets }), id);
  return [jurisdiction, lifetimeDays];
};

describe('1.1: a market’s rules', () => {
  const rows: [
    what: string,
    markets: NonNullable<PolicyInput['markets']>,
    id: string,
    expected: [string, number],
  ][] = [
    ['are the table’s where the policy is silent', {}, 'gb', ['uk', 180]],
    ['are the table’s where the policy names it without them', { ch: {} }, 'ch', ['ch', 180]],
    [
      'are the policy’s before the table’s',
      { ch: { jurisdiction: 'gdpr', lifetimeDays: 90 } },
      'ch',
      ['gdpr', 90],
    ],
    ['are the strictest where nobody knows it', {}, 'atlantis', ['gdpr', 180]],
    ['are the strictest for what is no id', {}, '<b>', ['gdpr', 180]],
    [
      'are the strictest where silence would grant and the policy does not name it',
      {},
      'us',
      ['gdpr', 180],
    ],
    ['are the same for a part of such a market', {}, 'us-ca', ['gdpr', 180]],
    [
      'L13: last as long as they may where an objection that expires would be a grant',
      { us: {} },
      'us',
      ['us', 395],
    ],
    ['are the whole market’s for its part', { us: { lifetimeDays: 365 } }, 'us-ca', ['us', 365]],
    [
      'are its own for a part with a law of its own, whatever its country’s',
      { ca: { jurisdiction: 'us', lifetimeDays: 60 } },
      'ca-qc',
      ['quebec', 180],
    ],
  ];
  for (const [what, markets, id, expected] of rows)
    it(what, () => assert.deepEqual(rules(markets, id), expected));

  it('brings the whole market’s words and links to its part', () => {
    const { policyHref, id } = findMarket(
      compiled({ markets: { us: { policyHref: '/us' } } }),
      'us-ca',
    );
    assert.deepEqual([policyHref, id], ['/us', 'us-ca']);
  });

  it('are known or not', () => {
    const policy = compiled({ markets: { us: {}, here: {} } });
    assert.deepEqual(
      ['de', 'us', 'us-ca', 'here', 'atlantis', 'uk'].map((id) => isKnownMarket(policy, id)),
      [true, true, true, true, false, false],
    );
    assert.equal(isKnownMarket(compiled(), 'us'), false);
  });
});

describe('UK, CH: a category that is used until the visitor objects', () => {
  const site = (market: string, optOut: string[], more: Partial<PolicyInput> = {}) =>
    compiled({
      markets: { [market]: { optOut } },
      defaultMarket: market,
      services: ['matomo', 'linkedin'],
      ...more,
    });
  const first = (policy: ReturnType<typeof site>, gpc = false) =>
    evaluate(policy, undefined, { gpc }, 0);

  it('is granted by silence, while the others are asked about', () => {
    const { categories, services, needsDecision, status } = first(site('gb', ['statistics']));
    assert.deepEqual(
      [
        categories.statistics,
        categories.functional,
        categories.marketing,
        services.matomo,
        services.linkedin,
      ],
      [true, false, false, true, false],
    );
    assert.deepEqual([needsDecision, status], [true, 'undecided']);
  });

  it('is not where the law asks for consent, whatever the policy says', () => {
    for (const market of ['no', 'de', 'br', 'ca-qc', 'kr', 'atlantis'])
      assert.equal(first(site(market, ['statistics'])).categories.statistics, false, market);
  });

  it('is never marketing, nor what Global Privacy Control denies', () => {
    const categories = [
      { id: 'statistics', gpc: true },
      { id: 'marketing', gpc: false },
    ];
    for (const gpc of [true, false]) {
      const state = first(
        site('gb', ['statistics', 'marketing'], { categories, services: [] }),
        gpc,
      );
      assert.deepEqual([state.categories.statistics, state.categories.marketing], [false, false]);
    }
  });

  it('is none where the policy’s list is no list', () => {
    for (const optOut of ['statistics', { includes: () => true }, 1, null])
      assert.equal(first(site('gb', optOut as unknown as string[])).categories.statistics, false);
  });

  it('stays denied once it was objected to, also when the policy changes and something else is answered', () => {
    const storage = memoryStorage();
    const store = openStore({ policy: site('gb', ['statistics']), market: 'gb', storage });
    store.withdraw('statistics');
    store.grant('functional');
    assert.deepEqual([store.isGranted('statistics'), store.isGranted('functional')], [false, true]);
    const later = openStore({
      policy: site('gb', ['statistics'], { revision: 'r2' }),
      market: 'gb',
      storage,
    });
    later.grant('functional');
    assert.equal(later.isGranted('statistics'), false);
  });

  it('is not brought back by a partial answer where it was granted under an older revision', () => {
    const storage = memoryStorage();
    openStore({ policy: site('gb', ['statistics']), market: 'gb', storage }).grantAll();
    const later = openStore({
      policy: site('gb', ['statistics'], { revision: 'r2' }),
      market: 'gb',
      storage,
    });
    assert.equal(later.isGranted('statistics'), false);
    later.grant('functional');
    assert.equal(later.isGranted('statistics'), false);
  });

  const mistakes: [what: string, markets: object, pattern: RegExp][] = [
    ['marketing', { gb: { optOut: ['marketing'] } }, /always needs consent/],
    ['a market of consent', { no: { optOut: ['statistics'] } }, /has no effect/],
    [
      'a category that is not there',
      { gb: { optOut: ['maps'] } },
      /is not a category of the policy/,
    ],
    [
      'a service in place of a category',
      { gb: { optOut: ['matomo'] } },
      /is not a category of the policy/,
    ],
    ['no list', { gb: { optOut: 'statistics' } }, /expected an array, got/],
  ];
  for (const [what, markets, pattern] of mistakes) {
    it(`definePolicy throws an error that names the mistake: ${what}`, () =>
      assert.throws(
        () =>
          definePolicy({
            revision: 'r1',
            services: ['matomo'],
            markets: markets as PolicyInput['markets'] & object,
          }),
        pattern,
      ));
  }
});
