import type { Preset } from '../preset.js';

/** Stores no cookies; the key is there only if the visitor has asked not to be counted. https://umami.is/docs */
export const umami: Preset = {
  id: 'umami',
  label: 'Umami',
  category: 'statistics',
  provider: 'Umami Software, Inc.',
  country: 'US',
  privacyUrl: 'https://umami.is/privacy',
  hosts: ['cloud.umami.is'],
  purposes: ['visits'],
  cookies: [{ name: 'umami.disabled', kind: 'local-storage', purpose: 'choice' }],
  unsure: [
    'hosted by the site or by the vendor',
    'category: some authorities exempt counting without an id; the site must judge',
  ],
};
