import type { Preset } from '../preset.js';

export const acast: Preset = {
  id: 'acast',
  label: 'Acast',
  category: 'marketing',
  provider: 'Acast AB',
  country: 'SE',
  privacyUrl: 'https://www.acast.com/privacy',
  hosts: ['*.acast.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [],
  unsure: ['cookies: none are published', 'privacyUrl'],
};
