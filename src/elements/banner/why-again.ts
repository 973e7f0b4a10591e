import { msg } from '@lit/localize';
import { isGrantedBySilence } from '../../core/implied-grants.js';
import type { ConsentStore } from '../../core/store.js';

/** Why someone who has answered before is asked again, in one sentence; nothing for who is asked for the first time. */
export function whyAgain({ policy, state, record, lapsed, marketOf }: ConsentStore): string {
  if (!state.needsDecision) return '';
  if (lapsed) return msg('You are asked again because your earlier choice has expired.', { id: 'consent.again.expired' });
  if (!record) return '';
  if (state.status === 'stale') return msg('You are asked again because the cookie policy has changed.', { id: 'consent.again.changed' });
  const before = marketOf(record.market);
  const silenceHasEnded = policy.categories.some((category) => !category.required && record.choices[category.id] === undefined && isGrantedBySilence(before, category));
  return silenceHasEnded && record.market !== state.market
    ? msg('You are asked again because other rules apply here.', { id: 'consent.again.market' })
    : msg('You are asked again because something new has been added.', { id: 'consent.again.added' });
}
