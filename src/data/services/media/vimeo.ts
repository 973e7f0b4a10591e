import type { Preset } from '../preset.js';

/** An address with `dnt=1` leaves `player_clearance`, `cf_clearance`, `__cf_bm` and `_cfuvid` only. https://help.vimeo.com/hc/en-us/articles/26080940921361 */
export const vimeo: Preset = {
  id: 'vimeo',
  label: 'Vimeo',
  category: 'marketing',
  provider: 'Vimeo.com, Inc.',
  country: 'US',
  privacyUrl: 'https://vimeo.com/privacy',
  hosts: ['*.vimeo.com', '*.vimeocdn.com', 'vimeo.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [
    { name: 'vuid', retention: 400, purpose: 'returning-browser' },
    { name: 'player', retention: 365, purpose: 'settings' },
    { name: 'flags', retention: 365, purpose: 'settings' },
    { name: 'player_clearance', retention: 7, purpose: 'robots' },
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks' },
    { name: 'cf_clearance', retention: 365, purpose: 'robots' },
  ],
};
