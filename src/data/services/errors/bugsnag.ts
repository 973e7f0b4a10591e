import type { Preset } from '../preset.js';

/** Name as @bugsnag/browser writes it. */
export const bugsnag: Preset = {
  id: 'bugsnag',
  label: 'Bugsnag',
  category: 'performance',
  provider: 'SmartBear Software, Inc.',
  country: 'US',
  privacyUrl: 'https://smartbear.com/privacy/',
  hosts: ['*.bugsnag.com', '*.bugsnag.smartbear.com'],
  purposes: ['errors'],
  cookies: [{ name: 'bugsnag-anonymous-id', kind: 'local-storage', purpose: 'returning-browser' }],
  unsure: ['provider'],
};
