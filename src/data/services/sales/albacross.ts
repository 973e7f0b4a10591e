import type { Preset } from '../preset.js';

export const albacross: Preset = {
  id: 'albacross',
  label: 'Albacross',
  category: 'marketing',
  provider: 'Albacross Nordic AB',
  country: 'SE',
  privacyUrl: 'https://albacross.com/privacy-policy/',
  hosts: ['*.albacross.com'],
  purposes: ['companies', 'visits'],
  cookies: [
    { name: 'nQ_cookieId', retention: 365, purpose: 'returning-browser' },
    { name: 'nQ_userVisitId', retention: 1, purpose: 'one-visit' },
  ],
  unsure: ['retention'],
};
