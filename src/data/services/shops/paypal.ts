import type { Preset } from '../preset.js';

export const paypal: Preset = {
  id: 'paypal',
  label: 'PayPal',
  category: 'necessary',
  provider: 'PayPal, Inc.',
  country: 'US',
  eea: ['PayPal (Europe) S.à r.l. et Cie, S.C.A.', 'LU'],
  privacyUrl: 'https://www.paypal.com/webapps/mpp/ua/privacy-full',
  hosts: ['*.paypal.com', '*.paypalobjects.com'],
  purposes: ['payments'],
  thirdParty: true,
  cookies: [
    { name: 'ts_c', retention: 400, purpose: 'attacks' },
    { name: 'ts', retention: 400, purpose: 'attacks' },
    { name: 'x-pp-s', retention: 'session', purpose: 'one-visit' },
    { name: 'l7_az', retention: 1, purpose: 'same-server' },
    { name: 'tsrce', retention: 3, purpose: 'referrer' },
    { name: 'enforce_policy', retention: 365, purpose: 'choice' },
    { name: 'LANG', retention: 1, purpose: 'settings' },
    { name: 'nsid', retention: 'session', purpose: 'one-visit' },
  ],
  unsure: ['category: exempt only where a visitor pays; the site must judge', 'retention'],
};
