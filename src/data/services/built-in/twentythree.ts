import type { Preset } from '../preset.js';

/**
 * A site with a video domain of its own adds it to the hosts; cookies are on that domain.
 * https://www.twentythree.net/help/settings-cookies-and-cookie-policy, and the open player's code for `uuid`
 */
export const twentythree: Preset = {
  id: 'twentythree',
  label: 'TwentyThree',
  category: 'marketing',
  provider: 'TwentyThree',
  country: 'DK',
  privacyUrl: 'https://www.twentythree.net/help/settings-cookies-and-cookie-policy',
  hosts: ['*.twentythree.com', '*.twentythree.net', '*.videomarketingplatform.co', '*.23video.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [
    { name: 'ad_session_id', retention: 'session', purpose: 'same-server' },
    { name: 'uuid', retention: 120, purpose: 'returning-browser' },
    { name: '_visual_swf_referer', retention: 'session', purpose: 'referrer' },
    { name: 'session_referer', retention: 'session', purpose: 'referrer' },
    { name: '*_u', purpose: 'returning-browser' },
    { name: '*_p', purpose: 'returning-browser' },
    { name: 'player_consent_status', kind: 'local-storage', purpose: 'choice' },
  ],
  unsure: ['legal name', 'privacyUrl', 'retention of uuid, *_u and *_p'],
};
