import type { Preset } from '../preset.js';

export const wistia: Preset = {
  id: 'wistia',
  label: 'Wistia',
  category: 'marketing',
  provider: 'Wistia, Inc.',
  country: 'US',
  privacyUrl: 'https://wistia.com/privacy',
  hosts: ['*.wistia.com', '*.wistia.net'],
  purposes: ['media'],
  cookies: [
    { name: 'wistia', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'wistia-video-progress-*', kind: 'local-storage', purpose: 'settings' },
    { name: '_distillery', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'muxData', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: '__distillery', retention: 365, purpose: 'returning-browser' },
    { name: '_simplex', retention: 365, purpose: 'referrer', thirdParty: true },
  ],
  unsure: ['names in the local storage', 'which of them a player sets'],
};
