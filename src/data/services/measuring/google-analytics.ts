import type { Preset } from '../preset.js';

/** The names with `FP` come from server-side tagging on the site's own server. https://support.google.com/analytics/answer/11397207 */
export const googleAnalytics: Preset = {
  id: 'google-analytics',
  label: 'Google Analytics',
  category: 'statistics',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: [
    '*.googletagmanager.com',
    '*.google-analytics.com',
    '*.analytics.google.com',
    'stats.g.doubleclick.net',
    'www.google.com',
  ],
  purposes: ['visits'],
  cookies: [
    { name: '_ga', retention: 400, purpose: 'returning-browser' },
    { name: '_ga_*', retention: 400, purpose: 'one-visit' },
    { name: 'FPID', retention: 400, purpose: 'returning-browser', httpOnly: true },
    { name: 'FPLC', retention: 1, purpose: 'returning-browser' },
    { name: 'FPGSID', retention: 1, purpose: 'one-visit' },
    { name: '_gid', retention: 1, purpose: 'returning-browser' },
    { name: '_gat*', retention: 1, purpose: 'limit' },
    { name: '_dc_gtm_*', retention: 1, purpose: 'limit' },
    { name: '_gac_*', retention: 90, purpose: 'advertising' },
  ],
};
