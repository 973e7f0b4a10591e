import type { Preset } from '../preset.js';

export const teamtailor: Preset = {
  id: 'teamtailor',
  label: 'Teamtailor',
  category: 'functional',
  provider: 'Teamtailor AB',
  country: 'SE',
  privacyUrl: 'https://www.teamtailor.com/en/privacy-policy/',
  hosts: ['*.teamtailor.com', '*.teamtailor-cdn.com'],
  purposes: ['forms', 'visits'],
  thirdParty: true,
  cookies: [
    { name: '_tt_session', retention: 'session', purpose: 'one-visit' },
    { name: '_ttCookiePermissions', retention: 183, purpose: 'choice' },
    { name: '_ttAnalytics', retention: 400, purpose: 'returning-browser' },
  ],
  unsure: ['retention', 'privacyUrl'],
};
