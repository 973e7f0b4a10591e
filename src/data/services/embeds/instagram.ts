import type { Preset } from '../preset.js';

export const instagram: Preset = {
  id: 'instagram',
  label: 'Instagram',
  category: 'marketing',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  eea: ['Meta Platforms Ireland Limited', 'IE'],
  privacyUrl: 'https://privacycenter.instagram.com/policy',
  hosts: ['*.instagram.com', '*.cdninstagram.com'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: 'csrftoken', retention: 365, purpose: 'form-protection' },
    { name: 'mid', retention: 400, purpose: 'returning-browser' },
    { name: 'ig_did', retention: 365, purpose: 'returning-browser' },
    { name: 'ig_nrcb', retention: 365, purpose: 'choice' },
    { name: 'datr', retention: 400, purpose: 'returning-browser' },
  ],
  unsure: ['which cookies an embedded post sets', 'retention'],
};
