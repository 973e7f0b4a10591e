import type { Preset } from '../preset.js';

/** Sets no cookies; the key is there only if the visitor has asked not to be counted. */
export const plausible: Preset = {
  id: 'plausible',
  label: 'Plausible',
  category: 'statistics',
  provider: 'Plausible Insights OÜ',
  country: 'EE',
  privacyUrl: 'https://plausible.io/data-policy',
  hosts: ['plausible.io'],
  purposes: ['visits'],
  cookies: [{ name: 'plausible_ignore', kind: 'local-storage', purpose: 'choice' }],
  unsure: ['category: some authorities exempt counting without an id; the site must judge'],
};
