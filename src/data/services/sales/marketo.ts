import type { Preset } from '../preset.js';

/** https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/settings/marketo-cookies */
export const marketo: Preset = {
  id: 'marketo',
  label: 'Adobe Marketo Engage',
  category: 'marketing',
  provider: 'Adobe Inc.',
  country: 'US',
  eea: ['Adobe Systems Software Ireland Limited', 'IE'],
  privacyUrl: 'https://www.adobe.com/privacy/policy.html',
  hosts: ['*.marketo.net', '*.marketo.com', '*.mktoresp.com', '*.mktoweb.com'],
  purposes: ['visits', 'forms-sent'],
  cookies: [
    { name: '_mkto_trk', retention: 400, purpose: 'returning-browser' },
    { name: 'mkto_opt_out', retention: 400, purpose: 'choice' },
    { name: 'OptAnon', retention: 400, purpose: 'choice', thirdParty: true },
    { name: '_biz_uid', retention: 365, purpose: 'returning-browser' },
    { name: '_biz_nA', retention: 365, purpose: 'one-visit' },
    { name: '_biz_flagsA', retention: 365, purpose: 'settings' },
    { name: '_biz_pendingA', retention: 365, purpose: 'queue' },
  ],
  unsure: [
    'provider in the EEA',
    'retention of mkto_opt_out',
    'the _biz_ cookies: only with Marketo Measure',
  ],
};
