import type { Preset } from '../preset.js';

export const datadome: Preset = {
  id: 'datadome',
  label: 'DataDome',
  category: 'necessary',
  provider: 'DataDome SAS',
  country: 'FR',
  privacyUrl: 'https://datadome.co/privacy-policy/',
  hosts: ['*.datadome.co', '*.captcha-delivery.com'],
  purposes: ['robots'],
  cookies: [
    { name: 'datadome', retention: 365, purpose: 'robots' },
    { name: 'ddSession', kind: 'local-storage', purpose: 'robots' },
  ],
  unsure: [
    'category: exempt only as far as it keeps robots out; the site must judge',
    'names in the local storage',
  ],
};
