import type { Preset } from '../preset.js';

export const tidio: Preset = {
  id: 'tidio',
  label: 'Tidio',
  category: 'functional',
  provider: 'Tidio LLC',
  country: 'US',
  privacyUrl: 'https://www.tidio.com/privacy-policy/',
  hosts: ['*.tidio.co', '*.tidiochat.com', '*.tidio.com'],
  purposes: ['chat'],
  cookies: [
    { name: 'tidio_state_*', kind: 'local-storage', purpose: 'conversation' },
    { name: 'tidio_*', kind: 'local-storage', purpose: 'conversation' },
  ],
  unsure: ['names in the local storage'],
};
