import type { Preset } from '../preset.js';

/** Lists say two years for all of them; Chromium keeps no cookie longer than 400 days. */
export const x: Preset = {
  id: 'x',
  label: 'X',
  category: 'marketing',
  provider: 'X Corp.',
  country: 'US',
  eea: ['X Internet Unlimited Company', 'IE'],
  privacyUrl: 'https://x.com/en/privacy',
  hosts: ['*.x.com', '*.twitter.com', '*.twimg.com', 't.co'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: 'guest_id', retention: 400, purpose: 'returning-browser' },
    { name: 'guest_id_ads', retention: 400, purpose: 'advertising' },
    { name: 'guest_id_marketing', retention: 400, purpose: 'advertising' },
    { name: 'muc_ads', retention: 400, purpose: 'advertising' },
    { name: 'personalization_id', retention: 400, purpose: 'advertising' },
  ],
  unsure: ['which cookies the button sets', 'retention'],
};
