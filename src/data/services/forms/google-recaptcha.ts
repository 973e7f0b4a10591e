import type { Preset } from '../preset.js';

/** Not exempt: it reads more of the device than keeping robots out takes (CNIL, decision SAN-2023-003). */
export const googleRecaptcha: Preset = {
  id: 'google-recaptcha',
  label: 'Google reCAPTCHA',
  category: 'functional',
  provider: 'Google LLC',
  country: 'US',
  eea: ['Google Ireland Limited', 'IE'],
  privacyUrl: 'https://policies.google.com/privacy',
  hosts: ['www.google.com', 'www.gstatic.com', '*.recaptcha.net'],
  purposes: ['robots'],
  cookies: [
    { name: '_grecaptcha', kind: 'local-storage', purpose: 'robots' },
    { name: '_GRECAPTCHA', retention: 180, purpose: 'robots', thirdParty: true },
    { name: 'rc::*', kind: 'local-storage', purpose: 'robots', thirdParty: true },
    { name: 'rc::*', kind: 'session-storage', purpose: 'robots', thirdParty: true },
  ],
  unsure: ['where rc::* are kept'],
};
