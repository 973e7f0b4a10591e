import type { Preset } from '../preset.js';

export const typeform: Preset = {
  id: 'typeform',
  label: 'Typeform',
  category: 'functional',
  provider: 'TYPEFORM S.L.',
  country: 'ES',
  privacyUrl: 'https://www.typeform.com/privacy-policy',
  hosts: ['*.typeform.com'],
  purposes: ['forms'],
  thirdParty: true,
  cookies: [
    { name: 'attribution_user_id', retention: 365, purpose: 'returning-browser' },
    { name: 'tf_respondent_cc', retention: 183, purpose: 'choice' },
    { name: 'rl_*', retention: 365, purpose: 'returning-browser' },
    { name: '__cf_bm', retention: 1, purpose: 'robots' },
  ],
  unsure: ['privacyUrl', 'cookies', 'retention of tf_respondent_cc and rl_*'],
};
