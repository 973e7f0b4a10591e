import type { Preset } from '../preset.js';

/** A form links what is sent to earlier visits only where `hubspot` runs too. */
export const hubspotForms: Preset = {
  id: 'hubspot-forms',
  label: 'HubSpot Forms',
  category: 'functional',
  provider: 'HubSpot, Inc.',
  country: 'US',
  eea: ['HubSpot Ireland Limited', 'IE'],
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: ['*.hsforms.com', '*.hsforms.net'],
  purposes: ['forms'],
  cookies: [
    { name: 'hubspotutk', retention: 183, purpose: 'forms-sent' },
    { name: '__cf_bm', retention: 1, purpose: 'robots', thirdParty: true },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks', thirdParty: true },
  ],
  unsure: ['provider in the EEA', 'which of them a form sets where tracking is off'],
};
