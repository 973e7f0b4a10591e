import { describe } from 'node:test';
import { definePolicy } from '../../src/core/index.js';
import { run, type Scenario } from './support/scenario.js';
import {
  acceptedAll,
  day,
  decision,
  everything,
  now,
  refusedAll,
  siteInput,
  siteWithNewCategory,
  siteWithNewcomer,
} from './support/site.js';

const undecided = { status: 'undecided', granted: '', asks: true } as const;
const decided = { status: 'decided', asks: false } as const;
const partly = { status: 'decided', asks: true } as const;
const stale = { status: 'stale', granted: '' } as const;
const years = 365 * day;

/** Everything granted between two dates. */
const lasting = (decidedAt: number, expiresAt: number) => ({
  ...acceptedAll,
  decidedAt,
  expiresAt,
});

const time: Scenario[] = [
  { title: 'no record: undecided, and silence is denial', ...undecided },
  {
    title: 'L13: stands until a millisecond before it expires',
    found: lasting(now - 180 * day, now + 1),
    granted: everything,
    ...decided,
  },
  {
    title: 'L13: is undecided, not "last known", from the moment it expires',
    found: lasting(now - 180 * day, now),
    ...undecided,
  },
  {
    title: 'L13: a refusal is asked about again when it expires',
    found: { ...refusedAll, expiresAt: now },
    ...undecided,
  },
  {
    title: 'L13: never outlives the longest lifetime a market may have',
    found: lasting(now - 395 * day, now + 10 * years),
    ...undecided,
  },
  {
    title: 'L13: stands within the longest lifetime',
    found: lasting(now - 395 * day + 1, now + 10 * years),
    granted: everything,
    ...decided,
  },
  {
    title: 'S-12: stands when decided up to a day ahead, by a clock that was wrong',
    found: lasting(now + day, now + 2 * day),
    granted: everything,
    ...decided,
  },
  {
    title: 'S-12: is undecided when decided more than a day ahead',
    found: lasting(now + day + 1, now + 2 * day),
    ...undecided,
  },
  {
    title: 'S-12: is undecided when the clock was set ten years ahead',
    found: acceptedAll,
    later: { after: 10 * years },
    ...undecided,
  },
  {
    title: 'S-12: is undecided when the clock was set ten years back',
    found: acceptedAll,
    later: { after: -10 * years },
    ...undecided,
  },
  {
    title: 'L13: an answer to one thing after expiry brings nothing else back',
    found: { ...acceptedAll, expiresAt: now },
    when: (v) => v.grant('functional'),
    granted: 'functional beamer',
    ...partly,
  },
  {
    title: "L13: the market's lifetime decides: the last moment",
    market: 'uk',
    when: (v) => v.grantAll(),
    later: { after: 30 * day - 1 },
    granted: everything,
    ...decided,
  },
  {
    title: "L13: the market's lifetime decides: the end",
    market: 'uk',
    when: (v) => v.grantAll(),
    later: { after: 30 * day },
    ...undecided,
  },
];

const aging: Scenario[] = [
  {
    title: 'L13: is not prolonged by an answer to something else',
    found: lasting(now - 179 * day, now + day),
    when: (v) => v.withdraw('functional'),
    later: { after: day },
    ...undecided,
  },
  {
    title: 'L13: is prolonged by a complete answer',
    found: lasting(now - 179 * day, now + day),
    when: (v) => v.grantAll(),
    later: { after: 180 * day - 1 },
    granted: everything,
    ...decided,
  },
  {
    title: 'L13: begins anew where nothing of it stands',
    found: decision({ revision: 'r1', yes: 'marketing', expiresAt: now + 1 }),
    when: (v) => v.grant('functional'),
    later: { after: 180 * day - 1 },
    granted: 'functional beamer',
    ...partly,
  },
];

const older = { revision: 'r1' };
const mixed = decision({ ...older, yes: 'functional marketing', no: 'statistics twentythree' });

const revision: Scenario[] = [
  {
    title: 'L14: a grant counts as denied until answered, and is asked about',
    found: { ...acceptedAll, ...older },
    ...stale,
    asks: true,
  },
  {
    title: 'L14: denials stand; who only refused is not asked again',
    found: { ...refusedAll, ...older },
    ...stale,
    asks: false,
  },
  {
    title: 'L14: an unanswered category is asked about',
    found: decision({ ...older, no: 'functional statistics' }),
    ...stale,
    asks: true,
  },
  {
    title: 'L14: a service granted on its own is asked about',
    found: decision({ ...older, yes: 'twentythree', no: 'functional statistics marketing' }),
    ...stale,
    asks: true,
  },
  {
    title: 'L14: a grant under the same revision stands',
    found: acceptedAll,
    granted: everything,
    ...decided,
  },
  {
    title: 'a new revision makes an old decision stale',
    found: acceptedAll,
    later: { policy: definePolicy({ ...siteInput, revision: 'r3' }) },
    ...stale,
    asks: true,
  },
  {
    title: 'an earlier revision is as stale as a later one',
    found: { ...acceptedAll, revision: 'r9' },
    ...stale,
    asks: true,
  },
  {
    title: 'one answer brings no other stale grant back to life',
    found: mixed,
    when: (v) => v.grant('functional'),
    granted: 'functional beamer',
    ...partly,
  },
  {
    title: 'one withdrawal brings no stale grant back to life',
    found: mixed,
    when: (v) => v.withdraw('functional'),
    granted: '',
    ...partly,
  },
  {
    title: 'a denied service stays denied when its category was answered by another',
    found: mixed,
    when: (v) => v.grant('linkedin'),
    granted: 'linkedin',
    ...partly,
  },
  {
    title: 'a category granted anew covers all its services',
    found: mixed,
    when: (v) => v.grant('marketing'),
    granted: 'marketing twentythree linkedin',
    ...partly,
  },
  {
    title: 'a complete answer ends it: granted',
    found: mixed,
    when: (v) => v.grantAll(),
    granted: everything,
    ...decided,
  },
  {
    title: 'a complete answer ends it: denied',
    found: mixed,
    when: (v) => v.denyAll(),
    granted: '',
    ...decided,
  },
];

const withMaps = siteWithNewCategory();
const newCategory: Scenario[] = [
  {
    title: 'L14: is denied and asked about while the rest stands',
    policy: withMaps,
    found: acceptedAll,
    granted: everything,
    ...partly,
  },
  {
    title: 'is asked about after a refusal of the others too',
    policy: withMaps,
    found: refusedAll,
    granted: '',
    ...partly,
  },
  {
    title: 'is not answered by an answer to another',
    policy: withMaps,
    found: refusedAll,
    when: (v) => v.grant('functional'),
    granted: 'functional beamer',
    ...partly,
  },
  {
    title: 'ends the asking once it is granted',
    policy: withMaps,
    found: acceptedAll,
    when: (v) => v.grant('maps'),
    granted: `${everything} maps`,
    ...decided,
  },
  {
    title: 'ends the asking once it is denied',
    policy: withMaps,
    found: acceptedAll,
    when: (v) => v.withdraw('maps'),
    granted: everything,
    ...decided,
  },
];

const arrived = siteWithNewcomer(now - day);
const expected = siteWithNewcomer(now + day);
const longKnown = siteWithNewcomer(now - 10 * day);
const all = `${everything} newcomer`;

const newcomer: Scenario[] = [
  {
    title: 'L14: is denied and asked about while its category stands granted',
    policy: arrived,
    found: acceptedAll,
    granted: everything,
    ...partly,
  },
  {
    title: 'is covered by a decision made on the day it came, or later',
    policy: longKnown,
    found: acceptedAll,
    granted: all,
    ...decided,
  },
  {
    title: 'is not asked about where its category was refused',
    policy: arrived,
    found: refusedAll,
    granted: '',
    ...decided,
  },
  {
    title: 'is not asked about before it is in use',
    policy: expected,
    found: acceptedAll,
    granted: everything,
    ...decided,
  },
  {
    title: 'is asked about from the day it is in use',
    policy: expected,
    found: acceptedAll,
    later: { after: 2 * day },
    granted: everything,
    ...partly,
  },
  {
    title: 'is not covered by an accept-all from before it is in use',
    policy: expected,
    when: (v) => v.grantAll(),
    later: { after: 2 * day },
    granted: everything,
    ...partly,
  },
  {
    title: 'keeps a grant of its own that was given in advance, until it is in use',
    policy: expected,
    when: (v) => v.save({ marketing: true, newcomer: true }),
    granted: 'marketing twentythree linkedin newcomer',
    ...decided,
  },
  {
    title: 'is asked about when it is in use although it was granted by name before',
    policy: expected,
    when: (v) => v.save({ marketing: true, newcomer: true }),
    later: { after: 2 * day },
    granted: 'marketing twentythree linkedin',
    ...partly,
  },
  {
    title: 'is denied and asked about where it was granted by name for an earlier use',
    policy: arrived,
    found: decision({ yes: 'marketing newcomer', no: 'functional statistics' }),
    granted: 'marketing twentythree linkedin',
    ...partly,
  },
  {
    title: 'and stays unasked when something else is answered',
    policy: arrived,
    found: decision({ yes: 'marketing newcomer', no: 'functional statistics' }),
    when: (v) => v.grant('functional'),
    granted: 'functional beamer marketing twentythree linkedin',
    ...partly,
  },
  {
    title:
      'is denied by the signal, and not asked about, where it was granted by name for an earlier use',
    policy: arrived,
    gpc: true,
    found: decision({ yes: 'marketing newcomer', no: 'functional statistics', gpc: true }),
    granted: 'marketing twentythree linkedin',
    ...decided,
  },
  {
    title: 'keeps a denial of its own given before it is in use',
    policy: expected,
    found: acceptedAll,
    when: (v) => v.withdraw('newcomer'),
    later: { after: 2 * day },
    granted: everything,
    ...decided,
  },
  {
    title: 'is not covered by a grant of another category',
    policy: arrived,
    found: decision({ yes: 'marketing', no: 'functional statistics' }),
    when: (v) => v.grant('functional'),
    granted: 'functional beamer marketing twentythree linkedin',
    ...partly,
  },
  {
    title: 'is not covered by a withdrawal of another category',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.withdraw('functional'),
    granted: everything.replace('functional beamer ', ''),
    ...partly,
  },
  {
    title: 'is not covered by an answer to its neighbour',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.withdraw('linkedin'),
    granted: everything.replace(' linkedin', ''),
    ...partly,
  },
  {
    title: 'is not covered by two answers to others',
    policy: arrived,
    found: acceptedAll,
    when: (v) => (v.withdraw('linkedin'), v.withdraw('matomo')),
    granted: 'functional beamer statistics marketing twentythree',
    ...partly,
  },
  {
    title: 'is answered by its own grant',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.grant('newcomer'),
    granted: all,
    ...decided,
  },
  {
    title: 'is answered by its own denial',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.withdraw('newcomer'),
    granted: everything,
    ...decided,
  },
  {
    title: 'is answered by a new grant of its category',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.grant('marketing'),
    granted: all,
    ...decided,
  },
  {
    title: 'is answered by a denial of its category',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.withdraw('marketing'),
    granted: 'functional beamer statistics matomo',
    ...decided,
  },
  {
    title: 'is answered by grantAll',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.grantAll(),
    granted: all,
    ...decided,
  },
  {
    title: 'is answered by save',
    policy: arrived,
    found: acceptedAll,
    when: (v) => v.save({ marketing: true }),
    granted: 'marketing twentythree linkedin newcomer',
    ...decided,
  },
  {
    title: 'needs no consent in a required category',
    policy: siteWithNewcomer(now - day, 'necessary'),
    found: refusedAll,
    granted: '',
    ...decided,
  },
  {
    title: 'stays denied while the whole decision is stale',
    policy: arrived,
    found: { ...acceptedAll, ...older },
    ...stale,
    asks: true,
  },
];

describe('A decision and the clock', () => run(time));
describe("A decision's lifetime", () => run(aging));
describe('A decision under another revision', () => run(revision));
describe('A category that was never answered', () => run(newCategory));
describe('A service that came after the decision', () => run(newcomer));
