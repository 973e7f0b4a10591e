import type { Preset } from '../preset.js';

export const adyen: Preset = {
  id: 'adyen',
  label: 'Adyen',
  category: 'necessary',
  provider: 'Adyen N.V.',
  country: 'NL',
  privacyUrl: 'https://www.adyen.com/policies-and-disclaimer/privacy-policy',
  hosts: ['*.adyen.com'],
  purposes: ['payments'],
  cookies: [
    { name: '_rp_uid', retention: 30, purpose: 'payments', thirdParty: true },
    { name: 'adyen-checkout__*', kind: 'local-storage', purpose: 'settings' },
  ],
  unsure: [
    'category: exempt only where a visitor pays; the site must judge',
    'names in the local storage',
  ],
};
