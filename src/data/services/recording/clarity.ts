import type { Preset } from '../preset.js';

/** Without consent it still records each page, without cookies: keep it blocked unless that is wanted. https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list */
export const clarity: Preset = {
  id: 'clarity',
  label: 'Microsoft Clarity',
  category: 'statistics',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['*.clarity.ms', 'c.bing.com'],
  purposes: ['recordings', 'visits'],
  cookies: [
    { name: '_clck', retention: 365, purpose: 'returning-browser' },
    { name: '_clsk', retention: 1, purpose: 'one-visit' },
    { name: '_cltk', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'CLID', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'MUID', retention: 390, purpose: 'advertising', thirdParty: true },
    { name: 'MR', retention: 7, purpose: 'advertising', thirdParty: true },
    { name: 'SM', retention: 'session', purpose: 'advertising', thirdParty: true },
    { name: 'ANONCHK', retention: 1, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['provider in the EEA', 'retention, which Microsoft does not publish'],
};
