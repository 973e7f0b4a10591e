import type { Preset } from '../preset.js';

export const vidyard: Preset = {
  id: 'vidyard',
  label: 'Vidyard',
  category: 'marketing',
  provider: 'Buildscale, Inc.',
  country: 'CA',
  privacyUrl: 'https://www.vidyard.com/privacy/',
  hosts: ['*.vidyard.com'],
  purposes: ['media'],
  cookies: [],
  unsure: ['cookies: none are published'],
};
