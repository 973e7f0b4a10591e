import type { Preset } from '../preset.js';

export const drift: Preset = {
  id: 'drift',
  label: 'Drift',
  category: 'functional',
  provider: 'Salesloft, Inc.',
  country: 'US',
  privacyUrl: 'https://www.salesloft.com/legal/privacy-notice',
  hosts: ['*.drift.com', '*.driftt.com'],
  purposes: ['chat'],
  cookies: [
    { name: 'driftt_aid', retention: 400, purpose: 'returning-browser' },
    { name: 'drift_aid', retention: 400, purpose: 'returning-browser' },
    { name: 'drift_campaign_refresh', retention: 1, purpose: 'limit' },
    { name: 'driftt_eid', retention: 400, purpose: 'returning-browser' },
    { name: 'drift_eid', retention: 400, purpose: 'returning-browser' },
    { name: 'DRIFT_*', kind: 'local-storage', purpose: 'settings' },
  ],
  unsure: ['privacyUrl', 'names in the local storage', 'retention'],
};
