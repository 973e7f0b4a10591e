import { msg, str } from '@lit/localize';
import type { Category } from '../../core/policy/policy.js';
import { isGrantedBySilence } from '../../core/implied-grants.js';
import type { ConsentStore } from '../../core/store.js';
import { sentences } from '../texts/formats.js';
import { purposes } from '../texts/purposes.js';

/** Says what is asked for, and apart from it what is done unless the visitor objects: where the law lets a site do so. */
export function description({ policy, state, marketOf }: ConsentStore, locale: string): string {
  const market = marketOf();
  const optional = policy.categories.filter((category) => !category.required);
  const isAsked = (category: Category) => !isGrantedBySilence(market, category);
  const asked = optional.filter(isAsked);
  const unlessRefused = optional.filter((category) => !isAsked(category) && !(category.gpc && state.signals.gpc));
  const name = policy.controller?.name;
  const who = name === undefined ? msg('we and third parties', { id: 'consent.banner.we' }) : msg(str`${name} and third parties`, { id: 'consent.banner.controller' });
  const consent = () =>
    msg(
      str`With your consent, ${who} store and read information on your device for ${purposes(asked, locale)}. You can say no, and you can change your choice or withdraw your consent at any time in the cookie settings.`,
      { id: 'consent.banner.description' },
    );
  const notice = () =>
    msg(str`Unless you say no, ${who} store and read information on your device for ${purposes(unlessRefused, locale)}. You can say no at any time.`, { id: 'consent.banner.notice' });
  return sentences(locale, asked.length > 0 && consent(), unlessRefused.length > 0 && notice());
}
