import type { Preset } from '../preset.js';

export const microsoftStream: Preset = {
  id: 'microsoft-stream',
  label: 'Microsoft Stream and Teams',
  category: 'marketing',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['*.sharepoint.com', '*.svc.ms', 'teams.microsoft.com', 'web.microsoftstream.com'],
  purposes: ['media'],
  thirdParty: true,
  cookies: [],
  unsure: [
    "cookies: they depend on the visitor's sign-in at Microsoft",
    'category: functional where only signed-in colleagues see it; the site must judge',
    'provider in the EEA',
  ],
};
