import type { Preset } from '../preset.js';

export const friendlyCaptcha: Preset = {
  id: 'friendly-captcha',
  label: 'Friendly Captcha',
  category: 'functional',
  provider: 'Friendly Captcha GmbH',
  country: 'DE',
  privacyUrl: 'https://friendlycaptcha.com/legal/privacy-end-users/',
  hosts: ['*.friendlycaptcha.com', '*.frcapi.com', '*.friendlycaptcha.eu'],
  purposes: ['robots'],
  cookies: [
    { name: 'frc_sid', kind: 'session-storage', purpose: 'robots' },
    { name: 'frc_sc', kind: 'session-storage', purpose: 'robots' },
  ],
  unsure: ['category: the vendor holds it exempt; the site must judge'],
};
