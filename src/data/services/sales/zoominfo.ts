import type { Preset } from '../preset.js';

export const zoominfo: Preset = {
  id: 'zoominfo',
  label: 'ZoomInfo',
  category: 'marketing',
  provider: 'ZoomInfo Technologies LLC',
  country: 'US',
  privacyUrl: 'https://www.zoominfo.com/legal/privacy-policy',
  hosts: ['*.zoominfo.com', '*.zi-scripts.com'],
  purposes: ['companies'],
  cookies: [
    { name: '_zitok', retention: 365, purpose: 'returning-browser' },
    { name: 'visitorId', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'ziwsSession', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'ziwsSessionId', kind: 'session-storage', purpose: 'one-visit' },
  ],
  unsure: ['names in the session storage', 'privacyUrl'],
};
