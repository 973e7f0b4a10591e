import type { Preset } from './preset.js';

/** https://posthog.com/docs/libraries/js/persistence */
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
    { name: 'ph_*_posthog', retention: 365, purpose: 'returning-browser' },
    { name: 'ph_*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'ph_*', kind: 'session-storage', purpose: 'one-visit' },
    { name: '__ph_opt_in_out_*', kind: 'local-storage', purpose: 'choice' },
  ],
  unsure: ['stored in the EU or the US: the site chooses'],
};
