import type { Preset } from '../preset.js';

export const screen9: Preset = {
  id: 'screen9',
  label: 'Screen9',
  category: 'marketing',
  provider: 'Screen9 AB',
  country: 'SE',
  privacyUrl: 'https://screen9.com/privacy-policy/',
  hosts: ['*.screen9.com', '*.screen9.tv'],
  purposes: ['media'],
  cookies: [],
  unsure: ['cookies: none are published', 'privacyUrl', 'hosts'],
};
