import type { Preset } from '../preset.js';

/** For sites that still run it, or whose visitors still have its cookie. */
export const cookieInformation: Preset = {
  id: 'cookie-information',
  label: 'Cookie Information',
  category: 'necessary',
  provider: 'Cookie Information A/S',
  country: 'DK',
  privacyUrl: 'https://cookieinformation.com/privacy-policy/',
  hosts: ['*.cookieinformation.com'],
  purposes: ['choice'],
  cookies: [{ name: 'CookieInformationConsent', retention: 365, purpose: 'choice' }],
};
