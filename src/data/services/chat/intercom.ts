import type { Preset } from '../preset.js';

/** https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies */
export const intercom: Preset = {
  id: 'intercom',
  label: 'Intercom',
  category: 'functional',
  provider: 'Intercom, Inc.',
  country: 'US',
  eea: ['Intercom R&D Unlimited Company', 'IE'],
  privacyUrl: 'https://www.intercom.com/legal/privacy',
  hosts: [
    '*.intercom.io',
    '*.intercomcdn.com',
    '*.intercomcdn.eu',
    '*.intercom.com',
    '*.intercomassets.com',
  ],
  purposes: ['chat'],
  cookies: [
    { name: 'intercom-id-*', retention: 270, purpose: 'returning-browser' },
    { name: 'intercom-session-*', retention: 7, purpose: 'conversation' },
    { name: 'intercom-device-id-*', retention: 270, purpose: 'attacks' },
    { name: 'intercom.intercom-state*', kind: 'local-storage', purpose: 'conversation' },
  ],
  unsure: ['provider in the EEA', 'names in the local storage'],
};
