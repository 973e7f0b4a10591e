import type { Preset } from '../preset.js';

export const bingMaps: Preset = {
  id: 'bing-maps',
  label: 'Bing Maps',
  category: 'functional',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['www.bing.com', '*.virtualearth.net', 'r.bing.com'],
  purposes: ['maps'],
  thirdParty: true,
  cookies: [
    { name: 'MUID', retention: 390, purpose: 'advertising' },
    { name: 'SRCHD', retention: 390, purpose: 'settings' },
    { name: 'SRCHUID', retention: 390, purpose: 'returning-browser' },
    { name: 'SRCHUSR', retention: 390, purpose: 'settings' },
    { name: 'SRCHHPGUSR', retention: 390, purpose: 'settings' },
    { name: '_EDGE_S', retention: 'session', purpose: 'one-visit' },
    { name: '_EDGE_V', retention: 390, purpose: 'returning-browser' },
  ],
  unsure: ['which of them a map sets', 'retention', 'provider in the EEA'],
};
