import type { Preset } from '../preset.js';

/** https://learn.microsoft.com/azure/active-directory-b2c/cookie-definitions */
export const entraExternalId: Preset = {
  id: 'entra-external-id',
  label: 'Microsoft Entra External ID and Azure AD B2C',
  category: 'necessary',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  purposes: ['sign-in'],
  thirdParty: true,
  cookies: [
    { name: 'x-ms-cpim-*', retention: 'session', purpose: 'sign-in' },
    { name: 'x-ms-gateway-slice', retention: 'session', purpose: 'same-server' },
    { name: 'stsservicecookie', retention: 'session', purpose: 'same-server' },
  ],
  unsure: ['provider in the EEA', "a sign-in domain of the site's own"],
};
