import type { Preset } from '../preset.js';

/** https://help.pinterest.com/en/business/article/pinterest-tag-parameters-and-cookies */
export const pinterestTag: Preset = {
  id: 'pinterest-tag',
  label: 'Pinterest Tag',
  category: 'marketing',
  provider: 'Pinterest Europe Limited',
  country: 'IE',
  privacyUrl: 'https://policy.pinterest.com/en/privacy-policy',
  hosts: ['s.pinimg.com', 'ct.pinterest.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_pin_unauth', retention: 365, purpose: 'returning-browser' },
    { name: '_epik', retention: 365, purpose: 'advertising' },
    { name: '_derived_epik', retention: 365, purpose: 'advertising' },
    { name: '_pinterest_ct*', retention: 365, purpose: 'advertising', thirdParty: true },
    { name: 'ar_debug', retention: 365, purpose: 'test', thirdParty: true },
  ],
  unsure: ['retention of ar_debug'],
};
