import type { Preset } from '../preset.js';

/** https://help.crisp.chat/en/article/crisp-chatbox-cookie-ip-policy-1147xor/ */
export const crisp: Preset = {
  id: 'crisp',
  label: 'Crisp',
  category: 'functional',
  provider: 'Crisp IM SAS',
  country: 'FR',
  privacyUrl: 'https://crisp.chat/en/privacy/',
  hosts: ['*.crisp.chat'],
  purposes: ['chat'],
  cookies: [
    { name: 'crisp-client*', retention: 183, purpose: 'conversation' },
    { name: 'crisp-client*', kind: 'local-storage', purpose: 'conversation' },
  ],
  unsure: ['names in the local storage'],
};
