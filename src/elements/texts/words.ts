import { msg, str } from '@lit/localize';
import { isOptOut } from '../../core/jurisdiction.js';
import type { LocalizedText } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';

/** The labels of controls that appear in several views. */
export const acceptAll = () => msg('Accept all', { id: 'consent.accept-all' });
export const rejectAll = () => msg('Reject all', { id: 'consent.reject-all' });
export const cookieSettings = () => msg('Cookie settings', { id: 'consent.cookie-settings' });
export const cookiePolicy = () => msg('Cookie policy', { id: 'consent.cookie-policy' });
export const saveChoices = () => msg('Save choices', { id: 'consent.save' });
export const withdrawAll = () => msg('Withdraw all consent', { id: 'declaration.withdraw-all' });
/** @public Extracted for translators here. `preferences/fallback.ts` is in the entry and reads the translation by its id. */
export const notLoaded = () =>
  msg('The cookie settings could not be loaded.', { id: 'consent.not-loaded' });
export const choiceSaved = () => msg('Your choice is saved.', { id: 'consent.saved' });
/** The title that California gives the link to what can be opted out of: 11 CCR §7015. Elsewhere it has no words. */
export const privacyChoices = ({ state }: ConsentStore) =>
  isOptOut(state.jurisdiction)
    ? msg('Your Privacy Choices', { id: 'consent.privacy-choices' })
    : '';
export const alwaysOn = () => msg('Always on', { id: 'consent.always-on' });
export const allowed = () => msg('Allowed', { id: 'declaration.allowed' });
export const notAllowed = () => msg('Not allowed', { id: 'declaration.not-allowed' });
export const withdraw = () => msg('Withdraw consent', { id: 'declaration.withdraw' });

/** A label and its value; each language has its own punctuation between them. */
export const labelled = (label: string, value: string) =>
  msg(str`${label}: ${value}`, { id: 'consent.labelled' });

/** A site's own text in a language, else in its language family, else in English, else in the first it has. */
export function pick(text: string | LocalizedText | undefined, locale: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[locale] ?? text[locale.split('-')[0] ?? ''] ?? text.en ?? Object.values(text)[0];
}

/** Whether the browser sends Global Privacy Control and at least one category that it covers is off. */
export function isSignalHonored({ policy, state }: ConsentStore): boolean {
  return state.signals.gpc && policy.categories.some(({ id, gpc }) => gpc && !state.categories[id]);
}
