import type { Preset } from '../preset.js';

/** Names as the Browser SDK 2 writes them. https://amplitude.com/docs/sdks/analytics/browser/cookies-and-consent-management */
export const amplitude: Preset = {
  id: 'amplitude',
  label: 'Amplitude',
  category: 'statistics',
  provider: 'Amplitude, Inc.',
  country: 'US',
  privacyUrl: 'https://amplitude.com/privacy',
  hosts: ['*.amplitude.com'],
  purposes: ['visits'],
  cookies: [
    { name: 'AMP_*', retention: 365, purpose: 'returning-browser' },
    { name: 'AMP_MKTG_*', retention: 365, purpose: 'referrer' },
    { name: 'AMP_TEST*', retention: 'session', purpose: 'test' },
    { name: 'AMP_TLDTEST*', retention: 'session', purpose: 'test' },
    { name: 'AMP_unsent_*', kind: 'local-storage', purpose: 'queue' },
    { name: 'AMP_remote_config_*', kind: 'local-storage', purpose: 'settings' },
    { name: 'AMP_MKTG_*', kind: 'local-storage', purpose: 'referrer' },
    { name: 'AMP_PAGE_VIEW*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'AMP_URL_INFO*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'AMP_PREVIOUS_PAGE*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'AMP_CURRENT_PAGE*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'AMP_diagnostics_*', kind: 'indexed-db', purpose: 'queue' },
  ],
  unsure: ['which of them the site switches on'],
};
