import type { Preset } from '../preset.js';

/** `__zlcmid` is of Chat (Classic); Messaging keeps its data in the local storage. https://support.zendesk.com/hc/en-us/articles/4408828505754 */
export const zendesk: Preset = {
  id: 'zendesk',
  label: 'Zendesk',
  category: 'functional',
  provider: 'Zendesk, Inc.',
  country: 'US',
  privacyUrl: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
  hosts: ['*.zdassets.com', '*.zendesk.com', '*.zopim.com'],
  purposes: ['chat'],
  cookies: [
    { name: '__zlcmid', retention: 365, purpose: 'conversation' },
    { name: '__zlcprivacy', retention: 365, purpose: 'choice' },
    {
      name: '_zdshared_user_session_analytics',
      retention: 90,
      purpose: 'one-visit',
      thirdParty: true,
    },
    { name: 'ZD-*', kind: 'local-storage', purpose: 'settings' },
    { name: 'ZD-*', kind: 'session-storage', purpose: 'settings' },
  ],
  unsure: ['names in the local and session storage'],
};
