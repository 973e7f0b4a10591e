import type { Preset } from '../preset.js';

export const leadoo: Preset = {
  id: 'leadoo',
  label: 'Leadoo',
  category: 'marketing',
  provider: 'Leadoo Marketing Technologies Oy',
  country: 'FI',
  privacyUrl: 'https://leadoo.com/privacy-policy/',
  hosts: ['*.leadoo.com'],
  purposes: ['companies', 'chat'],
  cookies: [],
  unsure: [
    'names in the local and session storage: its page says only that they begin with Id or ld',
  ],
};
