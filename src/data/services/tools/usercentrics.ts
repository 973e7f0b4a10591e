import type { Preset } from '../preset.js';

/** For sites that still run it, or whose visitors still have its storage. */
export const usercentrics: Preset = {
  id: 'usercentrics',
  label: 'Usercentrics',
  category: 'necessary',
  provider: 'Usercentrics GmbH',
  country: 'DE',
  privacyUrl: 'https://usercentrics.com/privacy-policy/',
  hosts: ['*.usercentrics.eu'],
  purposes: ['choice'],
  cookies: [
    { name: 'uc_settings', kind: 'local-storage', purpose: 'choice' },
    { name: 'uc_user_interaction', kind: 'local-storage', purpose: 'choice' },
    { name: 'uc_ui_version', kind: 'local-storage', purpose: 'choice' },
    { name: 'uc_tcf', kind: 'local-storage', purpose: 'choice' },
    { name: 'uc_gcm', kind: 'local-storage', purpose: 'choice' },
    { name: 'ucData', kind: 'local-storage', purpose: 'choice' },
    { name: 'ucString', kind: 'local-storage', purpose: 'choice' },
  ],
};
