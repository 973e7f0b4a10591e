import type { Preset } from '../preset.js';

export const calendly: Preset = {
  id: 'calendly',
  label: 'Calendly',
  category: 'functional',
  provider: 'Calendly, LLC',
  country: 'US',
  privacyUrl: 'https://calendly.com/legal/privacy-notice',
  hosts: ['calendly.com', '*.calendly.com'],
  purposes: ['meetings'],
  thirdParty: true,
  cookies: [
    { name: '_calendly_session', retention: 21, purpose: 'one-visit' },
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks' },
    { name: 'OptanonConsent', retention: 365, purpose: 'choice' },
  ],
  unsure: ['cookies', 'retention of _calendly_session'],
};
