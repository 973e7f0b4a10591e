import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsentStore, definePolicy, evaluate } from '../../src/core/index.js';
import { run, type Scenario } from './support/scenario.js';
import {
  acceptedAll,
  decision,
  everything,
  jar,
  now,
  refusedAll,
  site,
  siteInput,
} from './support/site.js';

const decided = { status: 'decided', asks: false } as const;
const partly = { status: 'decided', asks: true } as const;
const undecided = { status: 'undecided' } as const;
const unsignalled = 'functional beamer statistics matomo';
const marketing = 'marketing twentythree linkedin';

const regimes: Scenario[] = [
  {
    title: 'opt-in: silence is denial, and the visitor is asked',
    market: 'no',
    ...undecided,
    granted: '',
    asks: true,
  },
  {
    title: 'opt-out: silence is a grant, and nobody is asked',
    market: 'us',
    ...undecided,
    granted: everything,
    asks: false,
  },
  {
    title: 'opt-out: an objection is kept',
    market: 'us',
    when: (v) => v.withdraw('marketing'),
    granted: unsignalled,
    ...decided,
  },
  {
    title: 'opt-out: a service can be objected to alone',
    market: 'us',
    when: (v) => v.withdraw('twentythree'),
    granted: everything.replace('twentythree ', ''),
    ...decided,
  },
  {
    title: 'opt-out: a refusal of all is kept',
    market: 'us',
    when: (v) => v.denyAll(),
    granted: '',
    ...decided,
  },
  {
    title: 'an unknown market falls under the strictest regime',
    market: 'atlantis',
    ...undecided,
    granted: '',
    asks: true,
  },
  {
    title: 'a market named like a property of every object is unknown',
    market: 'constructor',
    ...undecided,
    granted: '',
    asks: true,
  },
  {
    title: 'without a market the strictest regime stands in',
    market: undefined,
    ...undecided,
    granted: '',
    asks: true,
  },
  {
    title: "without a market the policy's default stands in",
    market: undefined,
    policy: definePolicy({ ...siteInput, defaultMarket: 'us' }),
    ...undecided,
    granted: everything,
    asks: false,
  },
  {
    title: 'what silence granted in one market is denied in a stricter one',
    market: 'us',
    later: { market: 'no' },
    ...undecided,
    granted: '',
    asks: true,
  },
];

const acceptedUnderIt = { ...acceptedAll, gpc: true };

const signal: Scenario[] = [
  {
    title: 'I-1: opt-in: marketing is denied unasked, the others are asked about',
    gpc: true,
    ...undecided,
    granted: '',
    asks: true,
  },
  {
    title: 'I-1: opt-in: with the others answered nothing is asked',
    gpc: true,
    found: decision({ yes: 'functional', no: 'statistics', gpc: true }),
    granted: 'functional beamer',
    ...decided,
  },
  {
    title: 'I-1: opt-out: marketing is denied, the others are granted',
    gpc: true,
    market: 'us',
    ...undecided,
    granted: unsignalled,
    asks: false,
  },
  {
    title: 'I-1: what the policy does not mark is not denied by the signal',
    gpc: true,
    market: 'us',
    policy: definePolicy({
      ...siteInput,
      categories: siteInput.categories.map((one) => ({ ...one, gpc: one.id === 'statistics' })),
    }),
    ...undecided,
    granted: `functional beamer ${marketing}`,
    asks: false,
  },
  {
    title: 'L19: a grant made under it overrides it',
    gpc: true,
    found: acceptedUnderIt,
    granted: everything,
    ...decided,
  },
  {
    title: 'L19: a grant from before it is suspended',
    gpc: true,
    found: acceptedAll,
    granted: unsignalled,
    ...decided,
  },
  {
    title: 'a suspended grant comes back when the signal is gone',
    gpc: true,
    found: acceptedAll,
    later: { gpc: false },
    granted: everything,
    ...decided,
  },
  {
    title: 'a grant made under it needs no signal to stand',
    found: acceptedUnderIt,
    granted: everything,
    ...decided,
  },
  {
    title: 'a denial stands with it and without it',
    gpc: true,
    found: refusedAll,
    later: { gpc: false },
    granted: '',
    ...decided,
  },
  {
    title: 'a service granted before it is suspended too',
    gpc: true,
    found: decision({ yes: 'twentythree', no: 'functional statistics marketing' }),
    granted: '',
    ...decided,
  },
  {
    title: 'opt-in: accept-all overrides it',
    gpc: true,
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
  {
    title: 'a gate overrides it for its service alone',
    gpc: true,
    when: (v) => v.grant('twentythree', 'gate'),
    granted: 'twentythree',
    ...partly,
  },
  {
    title: 'an unknown market lets accept-all override it, as opt-in markets do',
    gpc: true,
    market: 'atlantis',
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
];

const signalInUs: Scenario[] = [
  {
    title: 'L19: US: accept-all does not override it',
    gpc: true,
    market: 'us',
    when: (v) => v.grantAll(),
    granted: unsignalled,
    ...decided,
  },
  {
    title: 'L19: US: an accept-all from elsewhere, made under it, does not override it',
    gpc: true,
    market: 'us',
    found: acceptedUnderIt,
    granted: unsignalled,
    ...decided,
  },
  {
    title: 'L19: US: a switch overrides it',
    gpc: true,
    market: 'us',
    when: (v) => v.save({ marketing: true }),
    granted: marketing,
    ...decided,
  },
  {
    title: 'L19: US: a gate overrides it for its service',
    gpc: true,
    market: 'us',
    when: (v) => v.grant('twentythree', 'gate'),
    granted: `${unsignalled} twentythree`,
    ...decided,
  },
  {
    title: 'L19: US: a gate after an accept-all overrides it for its service only',
    gpc: true,
    market: 'us',
    when: (v) => (v.grantAll(), v.grant('twentythree', 'gate')),
    granted: `${unsignalled} twentythree`,
    ...decided,
  },
  {
    title: 'L19: US: an accept-all made under it stays without effect after another answer',
    gpc: true,
    market: 'us',
    found: acceptedUnderIt,
    when: (v) => v.grant('functional'),
    granted: unsignalled,
    ...decided,
  },
  {
    title:
      'L19: US: an accept-all under it elsewhere does not turn specific by a partial answer there',
    gpc: true,
    when: (v) => (v.grantAll(), v.withdraw('statistics')),
    later: { market: 'us' },
    granted: 'functional beamer',
    ...decided,
  },
  {
    title: 'US: without it accept-all grants everything',
    market: 'us',
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
];

const partialUnderIt: Scenario[] = [
  {
    title: 'a grant of something else lifts no suspension',
    gpc: true,
    found: acceptedAll,
    when: (v) => v.grant('functional'),
    granted: unsignalled,
    ...decided,
  },
  {
    title: 'a gate lifts no suspension of its neighbour',
    gpc: true,
    found: acceptedAll,
    when: (v) => v.grant('twentythree', 'gate'),
    granted: `${unsignalled} twentythree`,
    ...decided,
  },
  {
    title: 'a withdrawal lifts no suspension',
    gpc: true,
    found: acceptedAll,
    when: (v) => v.withdraw('functional'),
    granted: 'statistics matomo',
    ...decided,
  },
  {
    title: 'a suspended grant is asked about again when the signal is gone after another answer',
    gpc: true,
    found: acceptedAll,
    when: (v) => v.grant('functional'),
    later: { gpc: false },
    granted: unsignalled,
    ...partly,
  },
  {
    title: 'a grant made under it survives a partial answer under it',
    gpc: true,
    found: acceptedUnderIt,
    when: (v) => v.withdraw('functional'),
    granted: `statistics matomo ${marketing}`,
    ...decided,
  },
  {
    title: 'a grant rewritten without the signal is suspended when it is on again',
    found: acceptedUnderIt,
    when: (v) => v.withdraw('functional'),
    later: { gpc: true },
    granted: 'statistics matomo',
    ...decided,
  },
];

describe('Opt-in and opt-out', () => run(regimes));
describe('Global Privacy Control', () => run(signal));
describe('Global Privacy Control in the US', () => run(signalInUs));
describe('A partial answer under Global Privacy Control', () => run(partialUnderIt));

describe('What the state says besides', () => {
  const open = (market: string, gpc = false) => {
    const storage = jar(site);
    return {
      storage,
      store: new ConsentStore({ policy: site, storage, market, gpc, now: () => now }),
    };
  };

  it("an opt-out market's silence is implied, and nothing is stored", () => {
    const { storage, store } = open('us');
    const { method, decidedAt, expiresAt, persisted, jurisdiction } = store.state;
    assert.deepEqual(
      { method, decidedAt, expiresAt, persisted, jurisdiction },
      {
        method: 'implied',
        decidedAt: undefined,
        expiresAt: undefined,
        persisted: false,
        jurisdiction: 'us',
      },
    );
    assert.deepEqual([storage.text, store.record], [undefined, undefined]);
  });

  it('I-1: the signal alone stores nothing', () => {
    for (const market of ['no', 'us']) assert.equal(open(market, true).storage.text, undefined);
  });

  it('L19: US: accept-all under the signal writes nothing of marketing, so that a server sees the denial too', () => {
    const { storage, store } = open('us', true);
    store.grantAll();
    assert.match(storage.text ?? '', /&c=functional\.statistics&d=&g=1$/);
  });

  it('undecided says nothing of a method, a date or a kept record', () => {
    const { status, method, decidedAt, expiresAt, persisted, revision, market, jurisdiction } =
      open('no').store.state;
    assert.deepEqual(
      { status, method, decidedAt, expiresAt, persisted, revision, market, jurisdiction },
      {
        status: 'undecided',
        method: undefined,
        decidedAt: undefined,
        expiresAt: undefined,
        persisted: false,
        revision: 'r2',
        market: 'no',
        jurisdiction: 'gdpr',
      },
    );
  });

  it('an unknown market keeps its name and gets the strictest regime', () => {
    const { market, jurisdiction } = open('atlantis').store.state;
    assert.deepEqual({ market, jurisdiction }, { market: 'atlantis', jurisdiction: 'gdpr' });
  });

  it('L20: the signal is told, whether or not it changed anything', () => {
    assert.deepEqual(
      [open('no', true).store.state.signals, open('no').store.state.signals],
      [{ gpc: true }, { gpc: false }],
    );
  });

  it("the revision is the policy's, also while the decision is of another", () => {
    assert.equal(evaluate(site, { ...acceptedAll, revision: 'r1' }, {}, now).revision, 'r2');
  });
});
