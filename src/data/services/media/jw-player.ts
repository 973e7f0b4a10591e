import type { Preset } from '../preset.js';

export const jwPlayer: Preset = {
  id: 'jw-player',
  label: 'JW Player',
  category: 'marketing',
  provider: 'LongTail Ad Solutions, Inc.',
  country: 'US',
  privacyUrl: 'https://jwpconnect.com/legal/privacy-policy/',
  hosts: ['*.jwplayer.com', '*.jwpcdn.com', '*.jwplatform.com', '*.jwpsrv.com', '*.jwpltx.com'],
  purposes: ['media'],
  cookies: [
    { name: 'jwplayer.*', kind: 'local-storage', purpose: 'settings' },
    { name: 'jwplayerLocalId', kind: 'local-storage', purpose: 'returning-browser' },
  ],
  unsure: ['provider', 'privacyUrl'],
};
