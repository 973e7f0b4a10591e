import type { Preset } from './preset.js';

export const adobeFonts: Preset = {
  id: 'adobe-fonts',
  label: 'Adobe Fonts',
  category: 'functional',
  provider: 'Adobe Inc.',
  country: 'US',
  privacyUrl: 'https://www.adobe.com/privacy/policy.html',
  hosts: ['*.typekit.net'],
  purposes: ['fonts'],
  cookies: [],
  unsure: ['which company serves visitors in the EEA'],
};
