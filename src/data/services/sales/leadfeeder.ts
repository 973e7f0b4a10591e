import type { Preset } from '../preset.js';

/** https://help.dealfront.com/en/articles/7936730-website-tracker-data-processing-roles */
export const leadfeeder: Preset = {
  id: 'leadfeeder',
  label: 'Leadfeeder',
  category: 'marketing',
  provider: 'Liidio Oy',
  country: 'FI',
  privacyUrl: 'https://www.dealfront.com/legal/privacy-notice/',
  hosts: ['*.lfeeder.com', 'lftracker.leadfeeder.com'],
  purposes: ['companies', 'visits'],
  cookies: [
    { name: '_lfa', retention: 365, purpose: 'returning-browser' },
    { name: '_lfa_consent', retention: 400, purpose: 'choice' },
    { name: '_lfa_test_cookie_stored', retention: 1, purpose: 'test' },
    { name: '_lfa*', kind: 'local-storage', purpose: 'returning-browser' },
  ],
  unsure: ['privacyUrl', 'which company of the Dealfront group provides it'],
};
