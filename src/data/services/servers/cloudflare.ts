import type { Preset } from '../preset.js';

/** A proxy in front of the site. https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/ */
export const cloudflare: Preset = {
  id: 'cloudflare',
  label: 'Cloudflare',
  category: 'necessary',
  provider: 'Cloudflare, Inc.',
  country: 'US',
  privacyUrl: 'https://www.cloudflare.com/privacypolicy/',
  purposes: ['robots', 'attacks'],
  cookies: [
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
    { name: '_cfuvid', retention: 'session', purpose: 'attacks' },
    { name: '__cfruid', retention: 'session', purpose: 'attacks' },
    { name: 'cf_clearance', retention: 365, purpose: 'robots' },
    { name: 'cf_chl_*', retention: 1, purpose: 'robots' },
    { name: '__cflb', retention: 1, purpose: 'same-server' },
    { name: '__cfwaitingroom', purpose: 'limit' },
    { name: 'cf_ob_info', retention: 1, purpose: 'settings' },
    { name: 'cf_use_ob', retention: 1, purpose: 'settings' },
  ],
  unsure: [
    'which of them the site has switched on',
    'retention of cf_clearance: the site can change it',
    'retention of __cfwaitingroom',
  ],
};
