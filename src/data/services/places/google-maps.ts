import type { Preset } from '../preset.js';

/** An embedded map comes from www.google.com, which also serves other scripts: `strictHosts` cannot distinguish them. */
export const googleMaps: Preset = {
  id: 'google-maps',
  label: 'Google Maps',
  category: 'functional',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: [
    'www.google.com',
    'maps.google.com',
    'maps.googleapis.com',
    'maps.gstatic.com',
    'fonts.googleapis.com',
    'fonts.gstatic.com',
  ],
  purposes: ['maps'],
  thirdParty: true,
  cookies: [{ name: 'NID', retention: 183, purpose: 'returning-browser' }],
  unsure: ['whether a map sets NID'],
};
