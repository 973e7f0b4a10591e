import type { Preset } from '../preset.js';

/** https://business.x.com/en/help/campaign-measurement-and-analytics/conversion-tracking-for-websites */
export const xAds: Preset = {
  id: 'x-ads',
  label: 'X Ads',
  category: 'marketing',
  provider: 'X Corp.',
  country: 'US',
  eea: ['X Internet Unlimited Company', 'IE'],
  privacyUrl: 'https://x.com/en/privacy',
  hosts: ['*.ads-twitter.com', 't.co', 'analytics.twitter.com', '*.x.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_twpid', retention: 395, purpose: 'advertising' },
    { name: 'twclid', kind: 'local-storage', purpose: 'advertising' },
    { name: '_twclid', retention: 30, purpose: 'advertising' },
    { name: 'muc_ads', retention: 400, purpose: 'advertising', thirdParty: true },
    { name: 'personalization_id', retention: 400, purpose: 'advertising', thirdParty: true },
    { name: 'guest_id', retention: 400, purpose: 'returning-browser', thirdParty: true },
    { name: 'guest_id_ads', retention: 400, purpose: 'advertising', thirdParty: true },
  ],
  unsure: ['retention of _twpid'],
};
