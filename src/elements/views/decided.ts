import { msg, str } from '@lit/localize';
import type { ConsentState } from '../../core/evaluate.js';
import { onDate } from './amounts.js';
import { acceptAll, rejectAll, saveChoices, withdraw } from './words.js';

/** How a decision was made, in the words of what was pressed. */
const ways: Readonly<Record<string, () => string>> = {
  'accept-all': acceptAll,
  'reject-all': rejectAll,
  save: saveChoices,
  withdraw,
  gate: () => msg('at a piece of content', { id: 'decided.gate' }),
  import: () => msg('in an earlier cookie tool', { id: 'decided.import' }),
};

/** When a visitor decided, and how: "You made your choice on 23 November 2026 (Reject all)." `undefined` before they did. */
export function decidedIn({ decidedAt, market, method }: ConsentState, locale: string): string | undefined {
  if (decidedAt === undefined) return undefined;
  const date = onDate(decidedAt, locale, market);
  const way = ways[method ?? '']?.();
  return way === undefined
    ? msg(str`You made your choice on ${date}.`, { id: 'consent.decided-on' })
    : msg(str`You made your choice on ${date} (${way}).`, { id: 'consent.decided-how' });
}
