import type { Preset } from '../preset.js';

/** For sites that still run it, or whose visitors still have its cookies. https://www.cookiebot.com/en/cookie-declaration/ */
export const cookiebot: Preset = {
  id: 'cookiebot',
  label: 'Cookiebot',
  category: 'necessary',
  provider: 'Usercentrics A/S',
  country: 'DK',
  privacyUrl: 'https://www.cookiebot.com/en/privacy-policy/',
  hosts: ['*.cookiebot.com', '*.cookiebot.eu'],
  purposes: ['choice'],
  cookies: [
    { name: 'CookieConsent', retention: 365, purpose: 'choice' },
    { name: 'CookieConsentBulkSetting-*', retention: 365, purpose: 'choice' },
    { name: 'CookieConsentBulkTicket', retention: 365, purpose: 'choice', thirdParty: true },
  ],
};
