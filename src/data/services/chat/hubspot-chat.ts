import type { Preset } from '../preset.js';

export const hubspotChat: Preset = {
  id: 'hubspot-chat',
  label: 'HubSpot Chat',
  category: 'functional',
  provider: 'HubSpot, Inc.',
  country: 'US',
  eea: ['HubSpot Ireland Limited', 'IE'],
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: ['*.hs-scripts.com', '*.hubspot.com', '*.usemessages.com'],
  purposes: ['chat'],
  cookies: [
    { name: 'messagesUtk', retention: 183, purpose: 'conversation' },
    { name: 'hs-messages-is-open', retention: 1, purpose: 'settings' },
    { name: 'hs-messages-hide-welcome-message', retention: 1, purpose: 'shown' },
  ],
  unsure: ['provider in the EEA', 'hosts'],
};
