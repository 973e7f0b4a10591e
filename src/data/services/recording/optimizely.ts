import type { Preset } from '../preset.js';

/** https://support.optimizely.com/hc/en-us/articles/4410284355341 */
export const optimizely: Preset = {
  id: 'optimizely',
  label: 'Optimizely Web Experimentation',
  category: 'statistics',
  provider: 'Optimizely North America, Inc.',
  country: 'US',
  privacyUrl: 'https://www.optimizely.com/legal/privacy-notice/',
  hosts: ['*.optimizely.com'],
  purposes: ['versions'],
  cookies: [
    { name: 'optimizelyEndUserId', retention: 183, purpose: 'returning-browser' },
    { name: 'optimizelyRedirectData', retention: 1, purpose: 'referrer' },
    { name: 'optimizelyDomainTestCookie', retention: 183, purpose: 'test' },
    { name: 'optimizelySession', retention: 183, purpose: 'one-visit' },
    { name: 'optimizelyOptOut', retention: 400, purpose: 'choice' },
    { name: 'optimizely_data$$*', kind: 'local-storage', purpose: 'shown' },
  ],
  unsure: ['names in the local storage', 'provider'],
};
