import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  ConsentStore,
  type ConsentRecord,
  type ConsentState,
  type Policy,
} from '../../../src/core/index.js';
import type { Mistake } from '../../../src/core/diagnostics.js';
import { granted, jar, now, site } from './site.js';

/** A visit, and what is true at its end. Everything optional that `granted` does not name is denied. */
export interface Scenario {
  title: string;
  policy?: Policy;
  /** The decision the visitor brings along. */
  found?: ConsentRecord;
  /** `no` when left out; `undefined` for none. */
  market?: string | undefined;
  gpc?: boolean;
  /** What the visitor does. */
  when?: (visitor: ConsentStore) => void;
  /** A later visit of the same browser, at whose start the rest is looked at. */
  later?: { policy?: Policy; market?: string; gpc?: boolean; after?: number };
  granted: string;
  asks: boolean;
  status: ConsentState['status'];
  /** What developers are told; without it, nothing may be. */
  reports?: Mistake;
}

export function run(scenarios: readonly Scenario[]): void {
  for (const scenario of scenarios) it(scenario.title, () => check(scenario));
}

function check(scenario: Scenario): void {
  const {
    policy = site,
    found,
    gpc = false,
    when,
    later,
    reports,
    granted: grants,
    asks,
    status,
  } = scenario;
  const market = 'market' in scenario ? scenario.market : 'no';
  const storage = jar(policy, found);
  const told: Mistake[] = [];
  const report = (mistake: Mistake) => void told.push(mistake);
  const first = new ConsentStore({ policy, storage, market, gpc, report, now: () => now });
  when?.(first);
  const then = { policy, market, gpc, after: 0, ...later };
  const reopen = () => new ConsentStore({ ...then, storage, report, now: () => now + then.after });
  const { state } = later ? reopen() : first;

  assert.deepEqual(
    { granted: granted(then.policy, state), asks: state.needsDecision, status: state.status },
    { granted: grants, asks, status },
  );
  assert.equal(state.categories.necessary, true, 'a required category is always granted');
  assert.equal(state.services.consent, true, 'so are its services');
  assert.deepEqual(
    reopen().state,
    state,
    'the next page reads from the cookie what this one has in memory',
  );
  assert.deepEqual(told, reports ? [reports] : []);
}
