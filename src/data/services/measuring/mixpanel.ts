import type { Preset } from '../preset.js';

/** Names as mixpanel-browser 2.83 writes them. */
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
    { name: 'mp_tab_id_mixpanel_*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'mp_gen_new_tab_id_mixpanel_*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'mixpanelBrowserDb', kind: 'indexed-db', purpose: 'queue' },
    { name: 'mixpanelFlagsDb', kind: 'indexed-db', purpose: 'settings' },
    { name: '__mpq_*', kind: 'local-storage', purpose: 'queue' },
    { name: '__mprec_*', kind: 'local-storage', purpose: 'recordings' },
  ],
};
