import type { Preset } from '../preset.js';

export const apsisOne: Preset = {
  id: 'apsis-one',
  label: 'APSIS One',
  category: 'marketing',
  provider: 'Efficy NV',
  country: 'BE',
  privacyUrl: 'https://www.efficy.com/privacy-policy/',
  hosts: ['*.apsis.one', '*.apsisforms.com', '*.anpdm.com'],
  purposes: ['visits', 'forms'],
  cookies: [{ name: 'Ely_vID', retention: 365, purpose: 'returning-browser' }],
  unsure: ['provider', 'privacyUrl', 'names', 'retention', 'hosts'],
};
