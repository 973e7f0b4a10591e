import type { Preset } from '../preset.js';

/** Stores nothing itself. Better: each service it loads is named in the policy, with a gate or a consent mode of its own. */
export const googleTagManager: Preset = {
  id: 'google-tag-manager',
  label: 'Google Tag Manager',
  category: 'marketing',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['*.googletagmanager.com'],
  purposes: ['other-services'],
  cookies: [],
  unsure: ['category: that of the strictest service it loads; the site must judge'],
};
