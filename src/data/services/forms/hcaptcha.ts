import type { Preset } from '../preset.js';

/** https://docs.hcaptcha.com/faq */
export const hcaptcha: Preset = {
  id: 'hcaptcha',
  label: 'hCaptcha',
  category: 'functional',
  provider: 'Intuition Machines, Inc.',
  country: 'US',
  privacyUrl: 'https://www.hcaptcha.com/privacy',
  hosts: ['hcaptcha.com', '*.hcaptcha.com'],
  purposes: ['robots'],
  cookies: [
    { name: 'hmt_id', retention: 30, purpose: 'robots', thirdParty: true },
    { name: '__cf_bm', retention: 1, purpose: 'robots', thirdParty: true },
  ],
  unsure: [
    'category: exempt only if it protects what the visitor asks for, such as a form; the site must judge',
    'retention of hmt_id',
  ],
};
