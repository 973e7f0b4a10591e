import type { Preset } from '../preset.js';

/** `IDE` lasts 13 months in the EEA, Switzerland and the UK, and longer elsewhere. https://policies.google.com/technologies/cookies */
export const googleAds: Preset = {
  id: 'google-ads',
  label: 'Google Ads',
  category: 'marketing',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: [
    '*.googletagmanager.com',
    '*.googleadservices.com',
    '*.doubleclick.net',
    '*.googlesyndication.com',
    '*.googletagservices.com',
    'www.google.com',
  ],
  purposes: ['advertising'],
  cookies: [
    { name: '_gcl_*', retention: 90, purpose: 'advertising' },
    { name: '_gac_*', retention: 90, purpose: 'advertising' },
    { name: '_gcl_ls', kind: 'local-storage', purpose: 'advertising' },
    { name: 'FPAU', retention: 90, purpose: 'advertising' },
    { name: 'FPGCLAW', retention: 90, purpose: 'advertising' },
    { name: 'FPGCLGB', retention: 90, purpose: 'advertising' },
    { name: 'IDE', retention: 395, purpose: 'advertising', thirdParty: true },
    { name: 'test_cookie', retention: 1, purpose: 'test', thirdParty: true },
    { name: 'NID', retention: 183, purpose: 'advertising', thirdParty: true },
    { name: 'DSID', retention: 14, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['_gcl_ls'],
};
