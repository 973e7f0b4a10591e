import type { Preset } from './preset.js';

export const siteimprove: Preset = {
  id: 'siteimprove',
  label: 'Siteimprove',
  category: 'statistics',
  provider: 'Siteimprove A/S',
  country: 'DK',
  privacyUrl: 'https://www.siteimprove.com/privacy/privacy-policy/',
  hosts: ['*.siteimproveanalytics.com', '*.siteimproveanalytics.io'],
  purposes: ['visits'],
  cookies: [
    { name: 'nmstat', retention: 1000, purpose: 'returning-browser' },
    { name: 'siteimproveses', retention: 'session', purpose: 'one-visit' },
  ],
  unsure: ['retention of nmstat: one year to 1000 days, by list', 'hosts'],
};
