import type { Preset } from '../preset.js';

export const metaPixel: Preset = {
  id: 'meta-pixel',
  label: 'Meta Pixel',
  category: 'marketing',
  provider: 'Meta Platforms, Inc.',
  country: 'US',
  eea: ['Meta Platforms Ireland Limited', 'IE'],
  privacyUrl: 'https://www.facebook.com/privacy/policy/',
  hosts: ['connect.facebook.net', '*.facebook.com'],
  purposes: ['advertising'],
  cookies: [
    { name: '_fbp', retention: 90, purpose: 'advertising' },
    { name: '_fbc', retention: 90, purpose: 'advertising' },
    { name: 'lastExternalReferrer*', kind: 'local-storage', purpose: 'referrer' },
    { name: 'fr', retention: 90, purpose: 'advertising', thirdParty: true },
  ],
};
