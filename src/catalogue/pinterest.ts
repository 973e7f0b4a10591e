import type { Preset } from './preset.js';

/** `_pin_unauth` is the tag's and lies on the site, the others with Pinterest. */
export const pinterest: Preset = {
  id: 'pinterest',
  label: 'Pinterest',
  category: 'marketing',
  provider: 'Pinterest Europe Limited',
  country: 'IE',
  privacyUrl: 'https://policy.pinterest.com/en/privacy-policy',
  hosts: ['*.pinterest.com', '*.pinimg.com'],
  purposes: ['social', 'advertising'],
  cookies: [
    { name: '_pin_unauth', retention: 365, purpose: 'returning-browser' },
    { name: '_pinterest_ct_ua', retention: 365, purpose: 'advertising', thirdParty: true },
    { name: '_pinterest_sess', retention: 365, purpose: 'sign-in', thirdParty: true },
    { name: '_routing_id', retention: 1, purpose: 'same-server', thirdParty: true },
  ],
  unsure: ['retention of _pinterest_sess', 'which of them a button sets, and which the tag'],
};
