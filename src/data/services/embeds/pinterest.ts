import type { Preset } from '../preset.js';

export const pinterest: Preset = {
  id: 'pinterest',
  label: 'Pinterest',
  category: 'marketing',
  provider: 'Pinterest Europe Limited',
  country: 'IE',
  privacyUrl: 'https://policy.pinterest.com/en/privacy-policy',
  hosts: ['*.pinterest.com', '*.pinimg.com'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: '_pinterest_sess', retention: 365, purpose: 'sign-in' },
    { name: '_routing_id', retention: 1, purpose: 'same-server' },
  ],
  unsure: ['retention of _pinterest_sess', 'which of them a button sets'],
};
