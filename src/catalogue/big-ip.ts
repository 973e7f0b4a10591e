import type { Preset } from './preset.js';

/**
 * F5's load balancer and firewall, run by the site; session cookies unless it is set up otherwise.
 * https://clouddocs.f5.com/cli/tmsh-reference/latest/modules/ltm/ltm_persistence_cookie.html
 */
export const bigIp: Preset = {
  id: 'big-ip',
  label: 'F5 BIG-IP',
  category: 'necessary',
  purposes: ['same-server', 'attacks'],
  cookies: [
    { name: 'BIGipServer*', retention: 'session', purpose: 'same-server' },
    { name: 'TS*', retention: 'session', purpose: 'attacks' },
  ],
  unsure: ['which of the two the site sets'],
};
