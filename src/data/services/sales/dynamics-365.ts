import type { Preset } from '../preset.js';

/** https://learn.microsoft.com/dynamics365/customer-insights/journeys/cookies */
export const dynamics365: Preset = {
  id: 'dynamics-365',
  label: 'Microsoft Dynamics 365 Customer Insights',
  category: 'marketing',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['*.dynamics.com', 'mktdplp102cdn.azureedge.net'],
  purposes: ['visits', 'forms'],
  cookies: [
    { name: 'msd365mkt', retention: 400, purpose: 'returning-browser' },
    { name: 'msd365mkttr', retention: 400, purpose: 'returning-browser' },
    { name: 'msd365mkttrs', retention: 1, purpose: 'one-visit' },
  ],
  unsure: ['retention', 'hosts: they depend on the region', 'provider in the EEA'],
};
