import type { Preset } from '../preset.js';

/**
 * Without the categories that HubSpot's own banner stores: this library replaces that banner.
 * https://developers.hubspot.com/docs/api/events/cookie-banner
 */
export const hubspot: Preset = {
  id: 'hubspot',
  label: 'HubSpot',
  category: 'performance',
  provider: 'HubSpot, Inc.',
  country: 'US',
  eea: ['HubSpot Ireland Limited', 'IE'],
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: [
    '*.hs-scripts.com',
    '*.hs-analytics.net',
    '*.hs-banner.com',
    '*.hscollectedforms.net',
    '*.hsforms.com',
    '*.hsforms.net',
    '*.hubspot.com',
    '*.usemessages.com',
    '*.hsadspixel.net',
    '*.hsleadflows.net',
    '*.hubapi.com',
    '*.hscta.net',
    '*.hubspotvideo.com',
    '*.hs-sites.com',
    '*.hs-sites-eu1.com',
    '*.hubspotfeedback.com',
  ],
  purposes: ['visits', 'forms-sent'],
  cookies: [
    { name: '__hstc', retention: 183, purpose: 'returning-browser' },
    { name: 'hubspotutk', retention: 183, purpose: 'forms-sent' },
    { name: '__hssc', retention: 1, purpose: 'one-visit' },
    { name: '__hssrc', retention: 'session', purpose: 'one-visit' },
    { name: 'messagesUtk', retention: 183, purpose: 'conversation' },
    { name: 'hs-messages-*', retention: 1, purpose: 'conversation' },
    { name: '__hs_do_not_track', retention: 183, purpose: 'choice' },
    { name: '__hs_opt_out', retention: 183, purpose: 'choice' },
    { name: '__hs_initial_opt_in', retention: 7, purpose: 'choice' },
  ],
  unsure: [
    'category: the script also loads the ad pixels that are set up in HubSpot Ads, and others list it as marketing; the site must judge',
    'hosts hsforms.net and usemessages.com',
    'provider in the EEA',
  ],
};
