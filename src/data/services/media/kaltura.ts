import type { Preset } from '../preset.js';

export const kaltura: Preset = {
  id: 'kaltura',
  label: 'Kaltura',
  category: 'marketing',
  provider: 'Kaltura, Inc.',
  country: 'US',
  privacyUrl: 'https://corp.kaltura.com/privacy-policy/',
  hosts: ['*.kaltura.com'],
  purposes: ['media'],
  cookies: [],
  unsure: ['cookies: none are published'],
};
