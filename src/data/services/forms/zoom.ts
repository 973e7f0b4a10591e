import type { Preset } from '../preset.js';

export const zoom: Preset = {
  id: 'zoom',
  label: 'Zoom',
  category: 'functional',
  provider: 'Zoom Communications, Inc.',
  country: 'US',
  privacyUrl: 'https://www.zoom.com/en/trust/privacy/privacy-statement/',
  hosts: ['*.zoom.us', '*.zoom.com', '*.zoomgov.com'],
  purposes: ['meetings'],
  thirdParty: true,
  cookies: [
    { name: '_zm_ssid', retention: 'session', purpose: 'one-visit' },
    { name: '_zm_ctaid', retention: 1, purpose: 'attacks' },
    { name: '_zm_chtaid', retention: 1, purpose: 'attacks' },
    { name: 'cred', retention: 'session', purpose: 'sign-in' },
    { name: '_zm_page_auth', retention: 1, purpose: 'sign-in' },
    { name: '_zm_lang', retention: 1, purpose: 'settings' },
    { name: 'zm_aid', retention: 365, purpose: 'returning-browser' },
  ],
  unsure: ['which of them an embedded page sets', 'retention'],
};
