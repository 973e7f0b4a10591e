import { type Category, isId, type Market, type Policy } from './policy/policy.js';
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

/** What a market is a part of: `us` for `us-ca`; one that has a law of its own, or no parts, is whole. */
export function partOf(id: string): string {
  return id === quebec ? id : id.replace(/-.*/, '');
}

/** Has a law of its own: Law 25. */
export const quebec = 'ca-qc';

/**
 * The legal regimes the library knows, by what silence means in them and what a browser's signal outweighs.
 * An unknown one is never guessed: {@link strictest} stands in.
 */
export const jurisdictions = ['gdpr', 'uk', 'ch', 'lgpd', 'quebec', 'us', 'other'] as const;

export type Jurisdiction = (typeof jurisdictions)[number];

export const strictest: Jurisdiction = 'gdpr';

/** Regimes that let a category be used until the visitor objects, if the site says so (`optOut` of a market) and the law does. */
export function mayLetObject(jurisdiction: Jurisdiction): boolean {
  return ['uk', 'ch', 'other'].includes(jurisdiction);
}

export function isJurisdiction(value: unknown): value is Jurisdiction {
  return jurisdictions.includes(value as Jurisdiction);
}

/**
 * In an opt-out regime an unanswered category is granted until the visitor objects.
 * Source: California, CCPA regulations (11 CCR) §7013, §7026: a right to opt out, no prior consent.
 */
export function isOptOut(jurisdiction: Jurisdiction): boolean {
  return jurisdiction === 'us';
}

/**
 * Whether "accept all" may outweigh Global Privacy Control.
 * In the US only an answer to the specific question may: 11 CCR §7025(c).
 */
export function acceptAllOutweighsGpc(jurisdiction: Jurisdiction): boolean {
  return jurisdiction !== 'us';
}

/** Whether silence about a category is a grant in a market: it is where the law asks for an objection only. */
export function isGrantedBySilence(market: Market, { id, gpc, required }: Category): boolean {
  const { jurisdiction } = market;
  if (required || isOptOut(jurisdiction)) return true;
  const optOut = Object.hasOwn(market, 'optOut') ? market.optOut : undefined;
  return mayLetObject(jurisdiction) && id !== 'marketing' && !gpc && Array.isArray(optOut) && optOut.includes(id);
}

/**
 * The markets the library knows, two letters each, in the order of `jurisdictions`: all that the first chunk needs of
 * `src/data/markets/`. A test holds them together.
 */
const index = 'nodksefiisaxfoglsjeuatbebgcyczdeeeesfrgrhrhuieitltlulvmtnlplptrosiskliuakrintraeilcl gb ch br  us caaunzjpsgza'.split(' ');

/** The regime of a market the library knows. A part of a market falls under the whole, but for Quebec. */
export function regimeOf(id: string): Jurisdiction | undefined {
  const whole = partOf(id);
  return id === quebec ? 'quebec' : jurisdictions[index.findIndex((ids) => ids.match(/../g)?.includes(whole))];
}
