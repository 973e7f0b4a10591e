import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { advertising, returningBrowser, signedInMember } from './purposes.js';

/** Lists say two years for `datr` and `sb`; Chromium keeps no cookie longer than 400 days. */
export const facebook: Preset = {
  id: 'facebook',
  label: 'Facebook',
  category: 'marketing',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  privacyUrl: 'https://www.facebook.com/privacy/policy/',
  hosts: ['*.facebook.com', '*.facebook.net'],
  purpose: () => msg('Shows Facebook like and share buttons and tells Facebook which pages are visited.', { id: 'service.facebook' }),
  thirdParty: true,
  cookies: [
    { name: 'datr', retention: 400, purpose: returningBrowser },
    { name: 'sb', retention: 400, purpose: returningBrowser },
    { name: 'fr', retention: 90, purpose: advertising },
    { name: 'c_user', retention: 365, purpose: signedInMember },
    { name: 'xs', retention: 365, purpose: signedInMember },
    { name: 'wd', retention: 7, purpose: () => msg('Remembers the size of the window.', { id: 'cookie.window-size' }) },
  ],
  unsure: ['retention of datr and sb', 'which company serves visitors in the EEA'],
};
