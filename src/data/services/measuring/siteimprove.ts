import type { Preset } from '../preset.js';

export const siteimprove: Preset = {
  id: 'siteimprove',
  label: 'Siteimprove',
  category: 'statistics',
  provider: 'Siteimprove A/S',
  country: 'DK',
  privacyUrl: 'https://www.siteimprove.com/privacy/privacy-policy/',
  hosts: ['*.siteimproveanalytics.com', '*.siteimproveanalytics.io', 'siteimproveanalytics.com'],
  purposes: ['visits'],
  cookies: [
    { name: 'nmstat', retention: 365, purpose: 'returning-browser' },
    { name: 'siteimproveses', retention: 'session', purpose: 'one-visit' },
  ],
  unsure: ['retention of nmstat: older lists say 1000 days'],
};
