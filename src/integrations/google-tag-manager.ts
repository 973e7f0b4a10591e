import type { Integration } from './integration.js';

export interface GoogleTagManagerOptions {
  /** The name of the data layer; `dataLayer` when left out. */
  readonly dataLayer?: string;
  /** The name of the event; `consent_update` when left out. */
  readonly event?: string;
}

/**
 * Puts every state into the data layer, for triggers: `{ event: 'consent_update', consent: { marketing: false, matomo: true } }`.
 * Google's own tags use `google-consent-mode`; this is for the others.
 */
export const googleTagManager: Integration<GoogleTagManagerOptions> = {
  id: 'google-tag-manager',
  connect(store, { dataLayer = 'dataLayer', event = 'consent_update' }) {
    const page = globalThis as unknown as Record<string, unknown[] | undefined>;
    return store.subscribe(({ categories, services }) => {
      (page[dataLayer] ??= []).push({ event, consent: { ...categories, ...services } });
    });
  },
};
