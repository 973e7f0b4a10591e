import type { Preset } from '../preset.js';

export const microsoftBookings: Preset = {
  id: 'microsoft-bookings',
  label: 'Microsoft Bookings',
  category: 'functional',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: [
    'outlook.office365.com',
    'outlook.office.com',
    'outlook.cloud.microsoft',
    'bookings.cloud.microsoft',
  ],
  purposes: ['meetings'],
  thirdParty: true,
  cookies: [
    { name: 'ClientId', retention: 365, purpose: 'returning-browser' },
    { name: 'OIDC', retention: 183, purpose: 'sign-in' },
    { name: 'UC', retention: 1, purpose: 'settings' },
    { name: 'X-OWA-RedirectHistory', retention: 1, purpose: 'referrer' },
  ],
  unsure: [
    "cookies: they depend on the visitor's sign-in at Microsoft",
    'retention',
    'provider in the EEA',
  ],
};
