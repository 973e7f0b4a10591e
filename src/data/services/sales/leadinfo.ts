import type { Preset } from '../preset.js';

export const leadinfo: Preset = {
  id: 'leadinfo',
  label: 'Leadinfo',
  category: 'marketing',
  provider: 'Leadinfo B.V.',
  country: 'NL',
  privacyUrl: 'https://www.leadinfo.com/en/privacy/',
  hosts: ['*.leadinfo.net', '*.leadinfo.com'],
  purposes: ['companies', 'visits'],
  cookies: [
    { name: '_li_id*', retention: 365, purpose: 'returning-browser' },
    { name: '_li_ses*', retention: 1, purpose: 'one-visit' },
  ],
  unsure: ['retention of _li_ses'],
};
