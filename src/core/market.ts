import { isOptOut, strictest } from './jurisdiction.js';
import {
  isId,
  type Jurisdiction,
  jurisdictions,
  type Market,
  type Policy,
} from './policy/policy.js';
import { longestLifetimeDays } from './record.js';

/**
 * Returns the market of an id: the policy's, else the policy's market that contains it (`us` for `us-ca`), else the library's.
 * An unknown market falls under the strictest regime. So does a market with implied consent that the policy does not name.
 */
export function findMarket({ markets }: Policy, wished: string | undefined): Market {
  const id = isId(wished) ? wished : 'unknown';
  const declared = declaredMarket(markets, id);
  if (declared) return { ...declared, id };
  const regime = regimeOf(id);
  const jurisdiction = regime && !isOptOut(regime) ? regime : strictest;
  return { id, jurisdiction, lifetimeDays: lifetimeIn(jurisdiction) };
}

/** Whether the policy has a market or one that contains it, or the library has rules that need no entry in the policy. */
export function isKnownMarket({ markets }: Policy, id: string): boolean {
  const regime = regimeOf(id);
  return declaredMarket(markets, id) !== undefined || (regime !== undefined && !isOptOut(regime));
}

function declaredMarket(markets: Policy['markets'], id: string): Market | undefined {
  const known = [id, parentMarket(id)].find((one) => Object.hasOwn(markets, one));
  // Asked for its own: another script's mistake with `Object.prototype` names no market.
  return known === undefined ? undefined : markets[known];
}

export const defaultLifetimeDays = 180;

/**
 * The lifetime of a decision if the policy has none. Under implied consent, an objection that expires becomes a grant that nobody
 * gave, and California forbids asking again for twelve months (Cal. Civ. Code §1798.135(c)(4)). So it gets the longest lifetime.
 */
export function lifetimeIn(jurisdiction: Jurisdiction): number {
  return isOptOut(jurisdiction) ? longestLifetimeDays : defaultLifetimeDays;
}

/** Returns the market that contains another: `us` for `us-ca`. A market with its own law contains itself. */
export function parentMarket(id: string): string {
  return id === quebec ? id : id.replace(/-.*/, '');
}

/** Has a law of its own: Law 25. */
const quebec = 'ca-qc';

/**
 * The markets of the library, two letters each, in the order of `jurisdictions`: all that the first chunk needs of
 * `src/data/markets/`. A test compares the two.
 */
const index =
  'nodksefiisaxfoglsjeuatbebgcyczdeeeesfrgrhrhuieitltlulvmtnlplptrosiskliuakrintraeilcl gb ch br  us caaunzjpsgza'.split(
    ' ',
  );

/** The regime of a market of the library. A part of a market falls under the whole, but for Quebec. */
export function regimeOf(id: string): Jurisdiction | undefined {
  const whole = parentMarket(id);
  return id === quebec
    ? 'quebec'
    : jurisdictions[index.findIndex((ids) => ids.match(/../g)?.includes(whole))];
}
