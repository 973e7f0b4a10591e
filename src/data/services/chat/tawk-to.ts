import type { Preset } from '../preset.js';

export const tawkTo: Preset = {
  id: 'tawk-to',
  label: 'tawk.to',
  category: 'functional',
  provider: 'tawk.to inc.',
  country: 'US',
  privacyUrl: 'https://www.tawk.to/privacy-policy/',
  hosts: ['*.tawk.to'],
  purposes: ['chat'],
  cookies: [
    { name: 'twk_uuid_*', retention: 183, purpose: 'returning-browser' },
    { name: 'twk_idm_key', retention: 'session', purpose: 'one-visit' },
    { name: 'TawkConnectionTime', retention: 'session', purpose: 'one-visit' },
    { name: 'tawk_uuid_propertyId*', retention: 183, purpose: 'returning-browser' },
    { name: 'twk_*', kind: 'local-storage', purpose: 'conversation' },
  ],
  unsure: ['names in the local storage'],
};
