import type { Preset } from '../preset.js';

export const customerIo: Preset = {
  id: 'customer-io',
  label: 'Customer.io',
  category: 'marketing',
  provider: 'Peaberry Software, Inc.',
  country: 'US',
  privacyUrl: 'https://customer.io/legal/privacy-policy',
  hosts: ['*.customer.io', '*.customerioforms.com'],
  purposes: ['visits', 'shown'],
  cookies: [
    { name: '_cio', retention: 365, purpose: 'returning-browser' },
    { name: '_cioid', retention: 365, purpose: 'returning-browser' },
    { name: '_cioanonid', retention: 365, purpose: 'returning-browser' },
    { name: 'cioFT', retention: 365, purpose: 'referrer' },
    { name: 'cioLT', retention: 365, purpose: 'referrer' },
  ],
  unsure: ['provider'],
};
