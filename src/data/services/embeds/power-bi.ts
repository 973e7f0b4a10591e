import type { Preset } from '../preset.js';

export const powerBi: Preset = {
  id: 'power-bi',
  label: 'Microsoft Power BI',
  category: 'functional',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: ['*.powerbi.com', '*.analysis.windows.net'],
  purposes: ['one-visit', 'sign-in'],
  thirdParty: true,
  cookies: [
    { name: 'ai_user', retention: 365, purpose: 'returning-browser' },
    { name: 'ai_session', retention: 1, purpose: 'one-visit' },
    { name: 'WFESessionId', retention: 'session', purpose: 'one-visit' },
    { name: 'ARRAffinity', retention: 'session', purpose: 'same-server' },
    { name: 'ARRAffinitySameSite', retention: 'session', purpose: 'same-server' },
  ],
  unsure: [
    'cookies: they differ for signed-in visitors',
    'purposes: it shows reports, for which no sentence fits',
    'provider in the EEA',
  ],
};
