import type { Preset } from '../preset.js';

/** https://help.klaviyo.com/hc/en-us/articles/360034666712 */
export const klaviyo: Preset = {
  id: 'klaviyo',
  label: 'Klaviyo',
  category: 'marketing',
  provider: 'Klaviyo, Inc.',
  country: 'US',
  privacyUrl: 'https://www.klaviyo.com/legal/privacy/privacy-notice',
  hosts: ['*.klaviyo.com'],
  purposes: ['visits', 'forms'],
  cookies: [
    { name: '__kla_id', retention: 400, purpose: 'returning-browser' },
    { name: '__kla_off', retention: 365, purpose: 'choice' },
    { name: 'klaviyoOnsite', kind: 'local-storage', purpose: 'shown' },
    { name: 'klaviyoPagesVisitCount', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'kl-post-identification-sync', kind: 'session-storage', purpose: 'limit' },
  ],
  unsure: ['names in the local and session storage', 'retention of __kla_off'],
};
