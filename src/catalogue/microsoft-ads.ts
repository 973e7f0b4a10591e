import type { Preset } from './preset.js';

export const microsoftAds: Preset = {
  id: 'microsoft-ads',
  label: 'Microsoft Advertising',
  category: 'marketing',
  provider: 'Microsoft Corporation',
  country: 'US',
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['bat.bing.com', 'bat.bing.net'],
  purposes: ['advertising'],
  cookies: [
    { name: '_uetsid', retention: 1, purpose: 'one-visit' },
    { name: '_uetvid', retention: 390, purpose: 'returning-browser' },
    { name: '_uetmsclkid', retention: 90, purpose: 'advertising' },
    { name: '_uetsid*', kind: 'local-storage', purpose: 'one-visit' },
    { name: '_uetvid*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'MUID', retention: 390, purpose: 'advertising', thirdParty: true },
    { name: 'MR', retention: 7, purpose: 'advertising', thirdParty: true },
    { name: 'SRM_B', retention: 390, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['which company serves visitors in the EEA'],
};
