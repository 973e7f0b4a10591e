import type { Preset } from '../preset.js';

/** https://experienceleague.adobe.com/en/docs/core-services/interface/data-collection/cookies/analytics */
export const adobeAnalytics: Preset = {
  id: 'adobe-analytics',
  label: 'Adobe Analytics',
  category: 'statistics',
  provider: 'Adobe Inc.',
  country: 'US',
  eea: ['Adobe Systems Software Ireland Limited', 'IE'],
  privacyUrl: 'https://www.adobe.com/privacy/policy.html',
  hosts: ['*.omtrdc.net', '*.2o7.net', '*.demdex.net', 'assets.adobedtm.com'],
  purposes: ['visits'],
  cookies: [
    { name: 's_cc', retention: 'session', purpose: 'test' },
    { name: 's_sq', retention: 'session', purpose: 'one-visit' },
    { name: 's_vi', retention: 400, purpose: 'returning-browser' },
    { name: 's_fid', retention: 400, purpose: 'returning-browser' },
    { name: 's_ppv*', retention: 'session', purpose: 'one-visit' },
    { name: 'AMCV_*', retention: 400, purpose: 'returning-browser' },
    { name: 'AMCVS_*', retention: 'session', purpose: 'one-visit' },
    { name: 'kndctr_*', retention: 390, purpose: 'returning-browser' },
    { name: 'demdex', retention: 180, purpose: 'returning-browser', thirdParty: true },
  ],
  unsure: ['provider in the EEA', 'which of them the site uses'],
};
