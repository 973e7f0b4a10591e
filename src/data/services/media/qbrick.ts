import type { Preset } from '../preset.js';

export const qbrick: Preset = {
  id: 'qbrick',
  label: 'Qbrick',
  category: 'marketing',
  provider: 'Qbrick AB',
  country: 'SE',
  privacyUrl: 'https://www.qbrick.com/privacy-policy/',
  hosts: ['*.qbrick.com'],
  purposes: ['media'],
  cookies: [],
  unsure: ['cookies: none are published', 'privacyUrl', 'provider'],
};
