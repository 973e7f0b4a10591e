import type { Preset } from '../preset.js';

/** https://www.php.net/manual/en/session.configuration.php */
export const php: Preset = {
  id: 'php',
  label: 'PHP',
  category: 'necessary',
  purposes: ['one-visit'],
  cookies: [
    { name: 'PHPSESSID', retention: 'session', purpose: 'one-visit' },
    { name: '__Secure-PHPSESSID', retention: 'session', purpose: 'one-visit' },
  ],
};
