import type { Preset } from '../preset.js';

export const datadog: Preset = {
  id: 'datadog',
  label: 'Datadog',
  category: 'performance',
  provider: 'Datadog, Inc.',
  country: 'US',
  privacyUrl: 'https://www.datadoghq.com/legal/privacy/',
  hosts: [
    '*.datadoghq-browser-agent.com',
    'browser-intake-datadoghq.com',
    'browser-intake-datadoghq.eu',
    'browser-intake-us3-datadoghq.com',
    'browser-intake-us5-datadoghq.com',
    'browser-intake-ap1-datadoghq.com',
    'browser-intake-ddog-gov.com',
  ],
  purposes: ['errors', 'visits'],
  cookies: [
    { name: '_dd_s*', retention: 365, purpose: 'one-visit' },
    { name: '_dd_s*', kind: 'local-storage', purpose: 'one-visit' },
    { name: '_dd_c_*', kind: 'local-storage', purpose: 'returning-browser' },
    { name: '_dd_tab_id', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'dd_cookie_test_*', retention: 'session', purpose: 'test' },
    { name: 'dd_site_test_*', retention: 'session', purpose: 'test' },
  ],
  unsure: ['retention of _dd_s: 15 minutes in older scripts, a year with an anonymous user id'],
};
