import type { Preset } from './preset.js';

/**
 * Without the cookies of HubSpot's own banner, which ours replaces.
 * https://developers.hubspot.com/docs/api/events/cookie-banner
 */
export const hubspot: Preset = {
  id: 'hubspot',
  label: 'HubSpot',
  category: 'performance',
  provider: 'HubSpot, Inc.',
  country: 'US',
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: [
    '*.hs-scripts.com', '*.hs-analytics.net', '*.hs-banner.com', '*.hscollectedforms.net',
    '*.hsforms.com', '*.hsforms.net', '*.hubspot.com', '*.usemessages.com',
  ],
  purposes: ['visits', 'forms-sent'],
  cookies: [
    { name: '__hstc', retention: 183, purpose: 'returning-browser' },
    { name: 'hubspotutk', retention: 183, purpose: 'forms-sent' },
    { name: '__hssc', retention: 1, purpose: 'one-visit' },
    { name: '__hssrc', retention: 'session', purpose: 'one-visit' },
    { name: 'messagesUtk', retention: 183, purpose: 'conversation' },
    { name: 'hs-messages-*', retention: 1, purpose: 'conversation' },
  ],
  unsure: ['hosts hsforms.net and usemessages.com', 'which company serves visitors in the EEA'],
};
