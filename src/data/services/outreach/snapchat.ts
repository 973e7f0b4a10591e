import type { Preset } from '../preset.js';

/** https://businesshelp.snapchat.com/s/article/pixel-cookies */
export const snapchat: Preset = {
  id: 'snapchat',
  label: 'Snapchat Ads',
  category: 'marketing',
  provider: 'Snap Inc.',
  country: 'US',
  eea: ['Snap B.V.', 'NL'],
  privacyUrl: 'https://values.snap.com/privacy/privacy-policy',
  hosts: ['sc-static.net', '*.snapchat.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_scid', retention: 395, purpose: 'advertising' },
    { name: '_scid_r', retention: 395, purpose: 'advertising' },
    { name: '_ScCbts', retention: 365, purpose: 'limit' },
    { name: '_schn', retention: 1, purpose: 'one-visit' },
    { name: '_schn1', retention: 1, purpose: 'one-visit' },
    { name: 'sc_at', retention: 365, purpose: 'advertising', thirdParty: true },
    { name: 'X-AB', retention: 1, purpose: 'test', thirdParty: true },
  ],
  unsure: ['retention of _ScCbts', 'provider in the EEA'],
};
