import type { Preset } from '../preset.js';

/** Names as the JavaScript SDK 3 writes them. */
export const rudderstack: Preset = {
  id: 'rudderstack',
  label: 'RudderStack',
  category: 'statistics',
  provider: 'RudderStack, Inc.',
  country: 'US',
  privacyUrl: 'https://www.rudderstack.com/privacy-policy/',
  hosts: ['*.rudderstack.com', '*.rudderlabs.com'],
  purposes: ['visits', 'other-services'],
  cookies: [
    { name: 'rl_user_id', retention: 365, purpose: 'returning-browser' },
    { name: 'rl_trait', retention: 365, purpose: 'returning-browser' },
    { name: 'rl_anonymous_id', retention: 365, purpose: 'returning-browser' },
    { name: 'rl_group_id', retention: 365, purpose: 'returning-browser' },
    { name: 'rl_group_trait', retention: 365, purpose: 'returning-browser' },
    { name: 'rl_page_init_referrer', retention: 365, purpose: 'referrer' },
    { name: 'rl_page_init_referring_domain', retention: 365, purpose: 'referrer' },
    { name: 'rl_session', retention: 365, purpose: 'one-visit' },
    { name: 'rl_auth_token', retention: 365, purpose: 'sign-in' },
    { name: 'test_rudder_cookie', retention: 'session', purpose: 'test' },
    { name: 'rudder_*', kind: 'local-storage', purpose: 'queue' },
  ],
  unsure: ['retention: the site can change it', 'names in the local storage'],
};
