import type { Preset } from '../preset.js';

export const hotjar: Preset = {
  id: 'hotjar',
  label: 'Hotjar',
  category: 'statistics',
  provider: 'Hotjar Limited',
  country: 'MT',
  privacyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
  hosts: ['*.hotjar.com', '*.hotjar.io', '*.contentsquare.net'],
  purposes: ['recordings', 'visits'],
  cookies: [
    { name: '_hjSessionUser_*', retention: 365, purpose: 'returning-browser' },
    { name: '_hjSession_*', retention: 1, purpose: 'one-visit' },
    { name: '_hjTLDTest', retention: 'session', purpose: 'test' },
    { name: '_hj*', retention: 365, purpose: 'settings' },
    { name: '_hj*', kind: 'local-storage', purpose: 'settings' },
    { name: '_hj*', kind: 'session-storage', purpose: 'settings' },
    { name: 'hjActiveViewportIds', kind: 'local-storage', purpose: 'one-visit' },
    { name: 'hjViewportId', kind: 'session-storage', purpose: 'one-visit' },
  ],
  unsure: ['which company provides it since it joined Contentsquare'],
};
