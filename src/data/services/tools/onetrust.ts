import type { Preset } from '../preset.js';

/** For sites that still run it, or whose visitors still have its cookies. */
export const onetrust: Preset = {
  id: 'onetrust',
  label: 'OneTrust',
  category: 'necessary',
  provider: 'OneTrust LLC',
  country: 'US',
  privacyUrl: 'https://www.onetrust.com/privacy-notice/',
  hosts: ['*.cookielaw.org', '*.onetrust.com'],
  purposes: ['choice'],
  cookies: [
    { name: 'OptanonConsent', retention: 365, purpose: 'choice' },
    { name: 'OptanonAlertBoxClosed', retention: 365, purpose: 'choice' },
    { name: 'eupubconsent-v2', retention: 365, purpose: 'choice' },
    { name: 'OTAdditionalConsentString', kind: 'local-storage', purpose: 'choice' },
  ],
};
