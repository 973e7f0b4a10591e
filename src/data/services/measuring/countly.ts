import type { Preset } from '../preset.js';

/** Names begin with the key of the site's app, as countly-sdk-web writes them. */
export const countly: Preset = {
  id: 'countly',
  label: 'Countly',
  category: 'statistics',
  provider: 'Countly Ltd',
  country: 'GB',
  privacyUrl: 'https://countly.com/privacy-policy',
  hosts: ['*.count.ly'],
  purposes: ['visits'],
  cookies: [{ name: '*/cly_*', kind: 'local-storage', purpose: 'returning-browser' }],
  unsure: ['privacyUrl', 'hosted by the site or by the vendor'],
};
