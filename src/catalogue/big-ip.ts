import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { sameServer } from './purposes.js';

/**
 * F5's load balancer and firewall, run by the site; session cookies unless it is set up otherwise.
 * https://clouddocs.f5.com/cli/tmsh-reference/latest/modules/ltm/ltm_persistence_cookie.html
 */
export const bigIp: Preset = {
  id: 'big-ip',
  label: 'F5 BIG-IP',
  category: 'necessary',
  purpose: () => msg('Spreads visits over several servers and protects the site against attacks.', { id: 'service.big-ip' }),
  cookies: [
    { name: 'BIGipServer*', retention: 'session', purpose: sameServer },
    { name: 'TS*', retention: 'session', purpose: () => msg('Detects forged or altered requests.', { id: 'cookie.forged-requests' }) },
  ],
  unsure: ['which of the two the site sets'],
};
