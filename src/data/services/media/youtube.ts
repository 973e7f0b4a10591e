import type { Preset } from '../preset.js';

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
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: [
    '*.youtube.com',
    '*.youtube-nocookie.com',
    '*.ytimg.com',
    'youtube.com',
    '*.googlevideo.com',
    '*.ggpht.com',
  ],
  purposes: ['media'],
  thirdParty: true,
  cookies: [
    { name: 'VISITOR_INFO1_LIVE', retention: 180, purpose: 'returning-browser' },
    { name: 'VISITOR_PRIVACY_METADATA', retention: 180, purpose: 'choice' },
    { name: 'YSC', retention: 'session', purpose: 'one-visit' },
    { name: 'PREF', retention: 240, purpose: 'settings' },
    { name: '__Secure-ROLLOUT_TOKEN', retention: 180, purpose: 'settings' },
    { name: '__Secure-YNID', retention: 180, purpose: 'returning-browser' },
    { name: '__Secure-YEC', retention: 395, purpose: 'attacks' },
    { name: 'yt-remote-*', kind: 'local-storage', purpose: 'settings' },
    { name: 'yt.innertube::*', kind: 'local-storage', purpose: 'queue' },
    { name: 'ytidb::*', kind: 'local-storage', purpose: 'settings' },
  ],
  unsure: [
    'purposes of __Secure-YNID and ytidb::*',
    'which cookies a player sets where third-party cookies are blocked',
  ],
};
