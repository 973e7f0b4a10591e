import type { Preset } from '../preset.js';

/** https://business.reddithelp.com/ */
export const redditAds: Preset = {
  id: 'reddit-ads',
  label: 'Reddit Ads',
  category: 'marketing',
  provider: 'Reddit, Inc.',
  country: 'US',
  privacyUrl: 'https://www.reddit.com/policies/privacy-policy',
  hosts: ['www.redditstatic.com', '*.reddit.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_rdt_uuid', retention: 90, purpose: 'advertising' },
    { name: '_rdt_cid', retention: 90, purpose: 'advertising' },
    { name: '_rdt_em', retention: 90, purpose: 'advertising' },
  ],
  unsure: ['retention of _rdt_cid and _rdt_em'],
};
