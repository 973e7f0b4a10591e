import { isId } from './policy/ids.js';
import { isOptOut, strictest, type Jurisdiction } from './jurisdiction.js';
import { regimeOf } from './markets.js';
import { partOf } from './parent-market.js';
import type { Market, Policy } from './policy/policy.js';
import { longestLifetimeDays } from './record.js';

/**
 * The market of that id, as the policy has it; else the policy's market it is a part of (`us-ca` of `us`), else as the library
 * knows it. One that neither knows falls under the strictest regime, and so does one where silence would grant: that a site
 * uses such a regime must stand in its policy.
 */
export function findMarket({ markets }: Policy, wished: string | undefined): Market {
  const id = isId(wished) ? wished : 'unknown';
  const declared = declaredMarket(markets, id);
  if (declared) return { ...declared, id };
  const regime = regimeOf(id);
  const jurisdiction = regime && !isOptOut(regime) ? regime : strictest;
  return { id, jurisdiction, lifetimeDays: lifetimeIn(jurisdiction) };
}

/** Whether the policy has a market or what it is a part of, or the library knows rules for it that it may use unasked. */
export function isKnownMarket({ markets }: Policy, id: string): boolean {
  const regime = regimeOf(id);
  return declaredMarket(markets, id) !== undefined || (regime !== undefined && !isOptOut(regime));
}

function declaredMarket(markets: Policy['markets'], id: string): Market | undefined {
  const known = [id, partOf(id)].find((one) => Object.hasOwn(markets, one));
  // Asked for its own: another script's mistake with `Object.prototype` names no market.
  return known === undefined ? undefined : markets[known];
}

export const defaultLifetimeDays = 180;

/**
 * How long a decision lasts where the policy does not say. Where silence grants, an objection that ends is a grant that nobody
 * gave; California forbids asking again for twelve months (Cal. Civ. Code §1798.135(c)(4)). So it lasts as long as one may.
 */
export function lifetimeIn(jurisdiction: Jurisdiction): number {
  return isOptOut(jurisdiction) ? longestLifetimeDays : defaultLifetimeDays;
}
