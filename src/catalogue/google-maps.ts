import type { Preset } from './preset.js';

export const googleMaps: Preset = {
  id: 'google-maps',
  label: 'Google Maps',
  category: 'functional',
  provider: 'Google LLC',
  country: 'US',
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['www.google.com', 'maps.google.com', '*.googleapis.com', '*.gstatic.com'],
  purposes: ['maps'],
  thirdParty: true,
  cookies: [
    { name: 'NID', retention: 183, purpose: 'returning-browser' },
  ],
  unsure: ['which company serves visitors in the EEA', 'whether a map sets NID'],
};
