import type { Preset } from '../preset.js';

/** https://www.linkedin.com/legal/l/cookie-table */
export const linkedin: Preset = {
  id: 'linkedin',
  label: 'LinkedIn',
  category: 'marketing',
  provider: 'LinkedIn Corporation',
  country: 'US',
  eea: ['LinkedIn Ireland Unlimited Company', 'IE'],
  privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  hosts: ['*.linkedin.com', '*.licdn.com'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: 'bcookie', retention: 365, purpose: 'returning-browser' },
    { name: 'bscookie', retention: 365, purpose: 'returning-browser' },
    { name: 'lidc', retention: 1, purpose: 'same-server' },
    { name: 'li_gc', retention: 183, purpose: 'choice' },
    { name: 'li_sugr', retention: 90, purpose: 'advertising' },
    { name: 'UserMatchHistory', retention: 30, purpose: 'advertising' },
  ],
  unsure: ['which cookies the button sets'],
};
