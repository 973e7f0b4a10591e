import type { Preset } from './preset.js';

/** https://support.google.com/analytics/answer/11397207 */
export const googleAnalytics: Preset = {
  id: 'google-analytics',
  label: 'Google Analytics',
  category: 'statistics',
  provider: 'Google LLC',
  country: 'US',
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['*.googletagmanager.com', '*.google-analytics.com', '*.analytics.google.com'],
  purposes: ['visits'],
  cookies: [
    { name: '_ga', retention: 730, purpose: 'returning-browser' },
    { name: '_ga_*', retention: 730, purpose: 'one-visit' },
    { name: '_gid', retention: 1, purpose: 'returning-browser' },
    { name: '_gat*', retention: 1, purpose: 'limit' },
    { name: '_dc_gtm_*', retention: 1, purpose: 'limit' },
    { name: '_gac_*', retention: 90, purpose: 'advertising' },
  ],
  unsure: ['which company serves visitors in the EEA'],
};
