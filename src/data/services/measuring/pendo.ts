import type { Preset } from '../preset.js';

/** https://support.pendo.io/hc/en-us/articles/360031862152 */
export const pendo: Preset = {
  id: 'pendo',
  label: 'Pendo',
  category: 'statistics',
  provider: 'Pendo.io, Inc.',
  country: 'US',
  privacyUrl: 'https://www.pendo.io/legal/privacy-policy/',
  hosts: ['*.pendo.io'],
  purposes: ['visits', 'shown'],
  cookies: [
    { name: '_pendo_visitorId.*', retention: 100, purpose: 'returning-browser' },
    { name: '_pendo_accountId.*', retention: 100, purpose: 'returning-browser' },
    { name: '_pendo_meta.*', retention: 100, purpose: 'settings' },
    { name: '_pendo_guides_blocked.*', retention: 100, purpose: 'limit' },
    { name: '_pendo_*', kind: 'local-storage', purpose: 'returning-browser' },
  ],
  unsure: ['retention', 'names in the local storage'],
};
