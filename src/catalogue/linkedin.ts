import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { advertising, choice, returningBrowser, sameServer } from './purposes.js';

/** https://www.linkedin.com/legal/l/cookie-table */
export const linkedin: Preset = {
  id: 'linkedin',
  label: 'LinkedIn',
  category: 'marketing',
  provider: 'LinkedIn Corporation',
  country: 'US',
  privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  hosts: ['*.linkedin.com', '*.licdn.com'],
  purpose: () => msg('Shows a LinkedIn share button and tells LinkedIn which pages are visited.', { id: 'service.linkedin' }),
  thirdParty: true,
  cookies: [
    { name: 'bcookie', retention: 365, purpose: returningBrowser },
    { name: 'bscookie', retention: 365, purpose: returningBrowser },
    { name: 'lidc', retention: 1, purpose: sameServer },
    { name: 'li_gc', retention: 183, purpose: choice },
    { name: 'li_sugr', retention: 90, purpose: advertising },
    { name: 'UserMatchHistory', retention: 30, purpose: advertising },
  ],
  unsure: ['which cookies the button sets', 'which company serves visitors in the EEA'],
};
