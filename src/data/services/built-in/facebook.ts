import type { Preset } from '../preset.js';

/** Lists say two years for `datr` and `sb`; Chromium keeps no cookie longer than 400 days. */
export const facebook: Preset = {
  id: 'facebook',
  label: 'Facebook',
  category: 'marketing',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  eea: ['Meta Platforms Ireland Limited', 'IE'],
  privacyUrl: 'https://www.facebook.com/privacy/policy/',
  hosts: ['*.facebook.com', '*.facebook.net'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: 'datr', retention: 400, purpose: 'returning-browser' },
    { name: 'sb', retention: 400, purpose: 'returning-browser' },
    { name: 'fr', retention: 90, purpose: 'advertising' },
    { name: 'c_user', retention: 365, purpose: 'sign-in' },
    { name: 'xs', retention: 365, purpose: 'sign-in' },
    { name: 'wd', retention: 7, purpose: 'settings' },
  ],
  unsure: ['retention of datr and sb'],
};
