import { msg, str } from '@lit/localize';
import type { ConsentState } from '../../core/evaluate.js';
import type { ConsentMethod } from '../../core/record.js';
import { onDate } from './amounts.js';

/** How a decision was made. Not the labels of the buttons: in a sentence a command reads as an order. */
const ways: Readonly<Partial<Record<ConsentMethod, () => string>>> = {
  'accept-all': () => msg('accepted all', { id: 'decided.accept-all' }),
  'reject-all': () => msg('rejected all', { id: 'decided.reject-all' }),
  save: () => msg('saved choices', { id: 'decided.save' }),
  withdraw: () => msg('withdrew consent', { id: 'decided.withdraw' }),
  gate: () => msg('for content on a page', { id: 'decided.gate' }),
  api: () => msg('with another control on this site', { id: 'decided.api' }),
  import: () => msg('in an earlier cookie tool', { id: 'decided.import' }),
};

/** When a visitor decided, and how: "You made your choice on 23 November 2026 (rejected all)." `undefined` before they did. */
export function decidedIn(
  { decidedAt, market, method }: ConsentState,
  locale: string,
): string | undefined {
  if (decidedAt === undefined) return undefined;
  const date = onDate(decidedAt, locale, market);
  const way = method && ways[method]?.();
  return way === undefined
    ? msg(str`You made your choice on ${date}.`, { id: 'consent.decided-on' })
    : msg(str`You made your choice on ${date} (${way}).`, { id: 'consent.decided-how' });
}
