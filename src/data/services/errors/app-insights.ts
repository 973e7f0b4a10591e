import type { Preset } from '../preset.js';

/** The site's own resource in Azure: it chooses the region. */
export const appInsights: Preset = {
  id: 'app-insights',
  label: 'Azure Application Insights',
  category: 'performance',
  provider: 'Microsoft Corporation',
  country: 'US',
  eea: ['Microsoft Ireland Operations Limited', 'IE'],
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  hosts: [
    '*.applicationinsights.azure.com',
    'js.monitor.azure.com',
    'dc.services.visualstudio.com',
  ],
  purposes: ['errors', 'visits'],
  cookies: [
    { name: 'ai_user', retention: 365, purpose: 'returning-browser' },
    { name: 'ai_session', retention: 1, purpose: 'one-visit' },
    { name: 'ai_authUser', retention: 'session', purpose: 'sign-in' },
    { name: 'AI_buffer*', kind: 'session-storage', purpose: 'queue' },
    { name: 'AI_sentBuffer*', kind: 'session-storage', purpose: 'queue' },
  ],
  unsure: ['provider in the EEA'],
};
