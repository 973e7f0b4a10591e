import type { Preset } from '../preset.js';

/**
 * F5's load balancer, firewall (`TS` and hexadecimal digits) and access manager, run by the site; session cookies unless
 * the site sets a lifetime.
 * https://clouddocs.f5.com/cli/tmsh-reference/latest/modules/ltm/ltm_persistence_cookie.html
 */
export const bigIp: Preset = {
  id: 'big-ip',
  label: 'F5 BIG-IP',
  category: 'necessary',
  purposes: ['same-server', 'attacks'],
  cookies: [
    { name: 'BIGipServer*', retention: 'session', purpose: 'same-server' },
    { name: 'TS#*', retention: 'session', purpose: 'attacks' },
    { name: 'MRHSession', retention: 'session', purpose: 'sign-in' },
    { name: 'LastMRH_Session', retention: 'session', purpose: 'sign-in' },
    { name: 'F5_ST', retention: 'session', purpose: 'sign-in' },
  ],
  unsure: ['which of them the site sets'],
};
