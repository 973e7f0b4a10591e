import type { Preset } from '../preset.js';

/** For sites that still run it, or whose visitors still have its cookies. */
export const cookieyes: Preset = {
  id: 'cookieyes',
  label: 'CookieYes',
  category: 'necessary',
  provider: 'CookieYes Limited',
  country: 'GB',
  privacyUrl: 'https://www.cookieyes.com/privacy-policy/',
  hosts: ['cdn-cookieyes.com', '*.cookieyes.com'],
  purposes: ['choice'],
  cookies: [
    { name: 'cookieyes*', retention: 365, purpose: 'choice' },
    { name: 'cky-*', retention: 365, purpose: 'choice' },
  ],
};
