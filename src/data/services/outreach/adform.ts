import type { Preset } from '../preset.js';

/** https://site.adform.com/privacy-center/adform-cookies/ */
export const adform: Preset = {
  id: 'adform',
  label: 'Adform',
  category: 'marketing',
  provider: 'Adform A/S',
  country: 'DK',
  privacyUrl: 'https://site.adform.com/privacy-center/overview/',
  hosts: ['*.adform.net', '*.adformdsp.net', '*.adform.com'],
  purposes: ['advertising'],
  cookies: [
    { name: 'adformfrpid', retention: 30, purpose: 'advertising' },
    { name: 'uid', retention: 60, purpose: 'advertising', thirdParty: true },
    { name: 'cid', retention: 60, purpose: 'advertising', thirdParty: true },
    { name: 'C', retention: 400, purpose: 'test', thirdParty: true },
    { name: 'TPC', retention: 14, purpose: 'test', thirdParty: true },
    { name: 'CM', retention: 1, purpose: 'advertising', thirdParty: true },
    { name: 'CM14', retention: 1, purpose: 'advertising', thirdParty: true },
    { name: 'GCM', retention: 1, purpose: 'advertising', thirdParty: true },
    { name: 'otsid', retention: 365, purpose: 'choice', thirdParty: true },
  ],
};
