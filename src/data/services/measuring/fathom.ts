import type { Preset } from '../preset.js';

/** Stores no cookies; the key is there only if the visitor has asked not to be counted. */
export const fathom: Preset = {
  id: 'fathom',
  label: 'Fathom Analytics',
  category: 'statistics',
  provider: 'Conva Ventures Inc.',
  country: 'CA',
  privacyUrl: 'https://usefathom.com/privacy',
  hosts: ['cdn.usefathom.com'],
  purposes: ['visits'],
  cookies: [{ name: 'blockFathomTracking', kind: 'local-storage', purpose: 'choice' }],
  unsure: ['category: some authorities exempt counting without an id; the site must judge'],
};
