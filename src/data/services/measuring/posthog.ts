import type { Preset } from '../preset.js';

/** The names contain the project's token, which begins with `phc_`. https://posthog.com/docs/libraries/js/persistence */
export const posthog: Preset = {
  id: 'posthog',
  label: 'PostHog',
  category: 'statistics',
  provider: 'PostHog, Inc.',
  country: 'US',
  privacyUrl: 'https://posthog.com/privacy',
  hosts: ['*.posthog.com'],
  purposes: ['visits'],
  cookies: [
    { name: 'ph_phc_*_posthog', retention: 365, purpose: 'returning-browser' },
    { name: 'ph_phc_*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'ph_phc_*', kind: 'session-storage', purpose: 'one-visit' },
    { name: '__ph_opt_in_out_*', retention: 365, purpose: 'choice' },
    { name: '__ph_opt_in_out_*', kind: 'local-storage', purpose: 'choice' },
  ],
  unsure: ['stored in the EU or the US: the site chooses'],
};
