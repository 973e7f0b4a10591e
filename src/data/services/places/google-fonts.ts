import type { Preset } from '../preset.js';

/** Stores nothing, but gets the IP address of each visitor: fonts of the site's own need no consent. */
export const googleFonts: Preset = {
  id: 'google-fonts',
  label: 'Google Fonts',
  category: 'functional',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'],
  purposes: ['fonts'],
  cookies: [],
};
