import type { Preset } from '../preset.js';

export const hubspotMeetings: Preset = {
  id: 'hubspot-meetings',
  label: 'HubSpot Meetings',
  category: 'functional',
  provider: 'HubSpot, Inc.',
  country: 'US',
  eea: ['HubSpot Ireland Limited', 'IE'],
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: ['*.hsappstatic.net', '*.hubspot.com'],
  purposes: ['meetings'],
  thirdParty: true,
  cookies: [
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks' },
  ],
  unsure: ['provider in the EEA', 'cookies', 'hosts'],
};
