import type { Preset } from '../preset.js';

/** Starts Clarity too where the site has linked it. */
export const microsoftAds: Preset = {
  id: 'microsoft-ads',
  label: 'Microsoft Advertising',
  category: 'marketing',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['bat.bing.com', 'bat.bing.net', '*.clarity.ms'],
  purposes: ['advertising'],
  cookies: [
    { name: '_uetsid', retention: 1, purpose: 'one-visit' },
    { name: '_uetvid', retention: 390, purpose: 'returning-browser' },
    { name: '_uetmsclkid', retention: 90, purpose: 'advertising' },
    { name: '_uetuid', purpose: 'returning-browser' },
    { name: '_uetmsdns', purpose: 'choice' },
    { name: '_uetsid*', kind: 'local-storage', purpose: 'one-visit' },
    { name: '_uetvid*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: 'MUID', retention: 390, purpose: 'advertising', thirdParty: true },
    { name: 'MR', retention: 7, purpose: 'advertising', thirdParty: true },
    { name: 'MSPTC', retention: 390, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['retention of _uetuid and _uetmsdns', 'provider in the EEA'],
};
