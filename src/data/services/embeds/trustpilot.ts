import type { Preset } from '../preset.js';

export const trustpilot: Preset = {
  id: 'trustpilot',
  label: 'Trustpilot',
  category: 'functional',
  provider: 'Trustpilot A/S',
  country: 'DK',
  privacyUrl: 'https://legal.trustpilot.com/for-reviewers/end-user-privacy-terms',
  hosts: ['*.trustpilot.com'],
  purposes: ['social'],
  thirdParty: true,
  cookies: [
    { name: 'amplitude_id*', retention: 365, purpose: 'returning-browser' },
    { name: 'ajs_user_id', retention: 365, purpose: 'returning-browser' },
    { name: 'ajs_anonymous_id', retention: 365, purpose: 'returning-browser' },
    { name: 'csrf-canary', retention: 'session', purpose: 'form-protection' },
    { name: 'OptanonConsent', retention: 365, purpose: 'choice' },
  ],
  unsure: ['which of them a widget sets', 'category: others list it as marketing'],
};
