import type { Preset } from './preset.js';

export const mixpanel: Preset = {
  id: 'mixpanel',
  label: 'Mixpanel',
  category: 'statistics',
  provider: 'Mixpanel, Inc.',
  country: 'US',
  privacyUrl: 'https://mixpanel.com/legal/privacy-policy/',
  hosts: ['*.mixpanel.com', '*.mxpnl.com'],
  purposes: ['visits'],
  cookies: [
    { name: 'mp_*_mixpanel', retention: 365, purpose: 'returning-browser' },
    { name: 'mp_*_mixpanel', kind: 'local-storage', purpose: 'returning-browser' },
    { name: '__mp_opt_in_out_*', kind: 'local-storage', purpose: 'choice' },
    { name: '__mpq_*', kind: 'local-storage', purpose: 'queue' },
  ],
};
