import type { Preset } from '../preset.js';

export const eloqua: Preset = {
  id: 'eloqua',
  label: 'Oracle Eloqua',
  category: 'marketing',
  provider: 'Oracle Corporation',
  country: 'US',
  privacyUrl: 'https://www.oracle.com/legal/privacy/',
  hosts: ['*.eloqua.com', '*.en25.com'],
  purposes: ['visits', 'forms-sent'],
  thirdParty: true,
  cookies: [
    { name: 'ELOQUA', retention: 395, purpose: 'returning-browser' },
    { name: 'ELQSTATUS', retention: 395, purpose: 'test' },
  ],
  unsure: ["a tracking domain of the site's own sets them on the site"],
};
