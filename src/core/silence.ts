import { isOptOut, mayLetObject } from './jurisdiction.js';
import type { Category, Market } from './policy.js';

/** Whether silence about a category is a grant in a market: it is where the law asks for an objection only. */
export function isGrantedBySilence({ jurisdiction, optOut }: Market, { id, gpc, required }: Category): boolean {
  if (required || isOptOut(jurisdiction)) return true;
  return mayLetObject(jurisdiction) && id !== 'marketing' && !gpc && Array.isArray(optOut) && optOut.includes(id);
}
