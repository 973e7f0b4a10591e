import type { Preset } from '../preset.js';

/** https://learn.microsoft.com/azure/azure-maps/ */
export const azureMaps: Preset = {
  id: 'azure-maps',
  label: 'Azure Maps',
  category: 'functional',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['atlas.microsoft.com', '*.atlas.microsoft.com'],
  purposes: ['maps'],
  cookies: [],
  unsure: ['cookies: none are known', 'provider in the EEA'],
};
