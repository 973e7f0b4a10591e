import type { Preset } from '../preset.js';

export const microsoftForms: Preset = {
  id: 'microsoft-forms',
  label: 'Microsoft Forms',
  category: 'functional',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: [
    'forms.office.com',
    'forms.microsoft.com',
    'forms.cloud.microsoft',
    'cdn.forms.office.net',
  ],
  purposes: ['forms'],
  thirdParty: true,
  cookies: [
    { name: 'AADNonce.forms', retention: 'session', purpose: 'sign-in' },
    { name: 'DcLcid', retention: 90, purpose: 'settings' },
    { name: 'FormsWebSessionId', retention: 'session', purpose: 'one-visit' },
    { name: '__RequestVerificationToken', retention: 'session', purpose: 'form-protection' },
    { name: 'MUID', retention: 390, purpose: 'returning-browser' },
  ],
  unsure: ['which of them a form sets for visitors without an account', 'provider in the EEA'],
};
