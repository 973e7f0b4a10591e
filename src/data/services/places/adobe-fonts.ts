import type { Preset } from '../preset.js';

export const adobeFonts: Preset = {
  id: 'adobe-fonts',
  label: 'Adobe Fonts',
  category: 'functional',
  provider: 'Adobe Inc.',
  country: 'US',
  eea: ['Adobe Systems Software Ireland Limited', 'IE'],
  privacyUrl: 'https://www.adobe.com/privacy/policy.html',
  hosts: ['*.typekit.net'],
  purposes: ['fonts'],
  cookies: [],
  unsure: ['provider in the EEA'],
};
