import type { Preset } from '../preset.js';

export const spotify: Preset = {
  id: 'spotify',
  label: 'Spotify',
  category: 'marketing',
  provider: 'Spotify AB',
  country: 'SE',
  privacyUrl: 'https://www.spotify.com/legal/privacy-policy/',
  hosts: ['*.spotify.com', '*.spotifycdn.com', '*.scdn.co'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [
    { name: 'sp_t', retention: 365, purpose: 'returning-browser' },
    { name: 'sp_landing', retention: 1, purpose: 'referrer' },
  ],
  unsure: ['retention of sp_t'],
};
