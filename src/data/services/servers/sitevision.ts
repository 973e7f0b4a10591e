import type { Preset } from '../preset.js';

/** Run by the site or by Sitevision AB on its behalf. */
export const sitevision: Preset = {
  id: 'sitevision',
  label: 'Sitevision',
  category: 'necessary',
  purposes: ['same-server', 'one-visit'],
  cookies: [
    { name: 'JSESSIONID', retention: 'session', purpose: 'one-visit' },
    { name: 'SiteVisionLTM', retention: 'session', purpose: 'same-server' },
    { name: 'sv-cookie-consent', retention: 365, purpose: 'choice' },
  ],
  unsure: ['retention of sv-cookie-consent'],
};
