import type { Preset } from './preset.js';

export const hubspotMeetings: Preset = {
  id: 'hubspot-meetings',
  label: 'HubSpot Meetings',
  category: 'functional',
  provider: 'HubSpot, Inc.',
  country: 'US',
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: ['meetings.hubspot.com', 'meetings-eu1.hubspot.com', '*.hsappstatic.net'],
  purposes: ['meetings'],
  thirdParty: true,
  cookies: [
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks' },
  ],
  unsure: ['which company serves visitors in the EEA', 'cookies', 'hosts'],
};
