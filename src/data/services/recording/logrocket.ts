import type { Preset } from '../preset.js';

/** A script from one of these hosts, by release of the SDK. */
export const logrocket: Preset = {
  id: 'logrocket',
  label: 'LogRocket',
  category: 'statistics',
  provider: 'LogRocket, Inc.',
  country: 'US',
  privacyUrl: 'https://logrocket.com/privacy',
  hosts: [
    '*.logrocket.com',
    '*.logr-in.com',
    '*.lr-in.com',
    '*.lr-ingest.com',
    '*.lr-intake.com',
    '*.lr-in-prod.com',
    '*.lr-ingest.io',
  ],
  purposes: ['recordings', 'errors'],
  cookies: [
    { name: '_lr_uf_*', retention: 365, purpose: 'returning-browser' },
    { name: '_lr_tabs_*', retention: 1, purpose: 'one-visit' },
    { name: '_lr_hb_*', retention: 1, purpose: 'one-visit' },
  ],
  unsure: ['names and retention of its cookies', 'names in the local and session storage'],
};
