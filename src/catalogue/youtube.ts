import type { Preset } from './preset.js';

/**
 * youtube-nocookie.com stores less and later, but it stores, and it gets the IP address.
 * https://policies.google.com/technologies/cookies
 */
export const youtube: Preset = {
  id: 'youtube',
  label: 'YouTube',
  category: 'marketing',
  provider: 'Google LLC',
  country: 'US',
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['*.youtube.com', '*.youtube-nocookie.com', '*.ytimg.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [
    { name: 'VISITOR_INFO1_LIVE', retention: 180, purpose: 'returning-browser' },
    { name: 'VISITOR_PRIVACY_METADATA', retention: 180, purpose: 'choice' },
    { name: 'YSC', retention: 'session', purpose: 'one-visit' },
    { name: 'PREF', retention: 240, purpose: 'settings' },
    { name: '__Secure-ROLLOUT_TOKEN', retention: 180, purpose: 'settings' },
    { name: 'yt-remote-*', kind: 'local-storage', purpose: 'settings' },
    { name: 'yt.innertube::*', kind: 'local-storage', purpose: 'queue' },
  ],
  unsure: ['which company serves visitors in the EEA', 'which cookies a player sets where third-party cookies are blocked'],
};
