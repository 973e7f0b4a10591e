import { type Category, type Jurisdiction, jurisdictions, type Market } from './policy/policy.js';

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

/** Whether consent to a category is implied in a market, because the law asks for an objection only. */
export function isImpliedGrant(market: Market, { id, gpc, required }: Category): boolean {
  const { jurisdiction } = market;
  if (required || isOptOut(jurisdiction)) return true;
  const optOut = Object.hasOwn(market, 'optOut') ? market.optOut : undefined;
  return (
    mayLetObject(jurisdiction) &&
    id !== 'marketing' &&
    !gpc &&
    Array.isArray(optOut) &&
    optOut.includes(id)
  );
}
