import { isOptOut, mayLetObject } from './jurisdiction.js';
import type { Category, Market } from './policy/policy.js';

/** Whether silence about a category is a grant in a market: it is where the law asks for an objection only. */
export function isGrantedBySilence(market: Market, { id, gpc, required }: Category): boolean {
  const { jurisdiction } = market;
  if (required || isOptOut(jurisdiction)) return true;
  const optOut = Object.hasOwn(market, 'optOut') ? market.optOut : undefined;
  return mayLetObject(jurisdiction) && id !== 'marketing' && !gpc && Array.isArray(optOut) && optOut.includes(id);
}
