import type { Preset } from '../preset.js';

export const brightcove: Preset = {
  id: 'brightcove',
  label: 'Brightcove',
  category: 'marketing',
  provider: 'Brightcove Inc.',
  country: 'US',
  privacyUrl: 'https://www.brightcove.com/legal/privacy-policy/',
  hosts: ['*.brightcove.net', '*.brightcove.com', '*.boltdns.net', '*.brightcovecdn.com'],
  purposes: ['media'],
  cookies: [],
  unsure: ['cookies: none are published'],
};
