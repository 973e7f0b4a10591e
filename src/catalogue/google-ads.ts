import type { Preset } from './preset.js';

/** https://policies.google.com/technologies/cookies */
export const googleAds: Preset = {
  id: 'google-ads',
  label: 'Google Ads',
  category: 'marketing',
  provider: 'Google LLC',
  country: 'US',
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['*.googletagmanager.com', '*.googleadservices.com', '*.doubleclick.net', '*.googlesyndication.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_gcl_*', retention: 90, purpose: 'advertising' },
    { name: '_gac_*', retention: 90, purpose: 'advertising' },
    { name: 'IDE', retention: 400, purpose: 'advertising', thirdParty: true },
    { name: 'test_cookie', retention: 1, purpose: 'test', thirdParty: true },
    { name: 'NID', retention: 183, purpose: 'advertising', thirdParty: true },
    { name: 'DSID', retention: 14, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['which company serves visitors in the EEA'],
};
