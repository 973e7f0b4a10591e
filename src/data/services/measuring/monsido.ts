import type { Preset } from '../preset.js';

/** Sold as Acquia Optimize today. */
export const monsido: Preset = {
  id: 'monsido',
  label: 'Monsido',
  category: 'statistics',
  provider: 'Acquia Inc.',
  country: 'US',
  privacyUrl: 'https://www.acquia.com/about-us/legal/privacy-policy',
  hosts: ['*.monsido.com'],
  purposes: ['visits'],
  cookies: [{ name: 'monsido', retention: 400, purpose: 'returning-browser' }],
  unsure: ['provider', 'cookies', 'retention'],
};
