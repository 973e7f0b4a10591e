import type { Preset } from '../preset.js';

/** https://docs.dynatrace.com/docs/manage/data-privacy-and-security/data-privacy/cookies */
export const dynatrace: Preset = {
  id: 'dynatrace',
  label: 'Dynatrace',
  category: 'performance',
  provider: 'Dynatrace LLC',
  country: 'US',
  privacyUrl: 'https://www.dynatrace.com/company/trust-center/privacy/',
  hosts: ['*.dynatrace.com'],
  purposes: ['errors', 'visits'],
  cookies: [
    { name: 'dtCookie*', retention: 'session', purpose: 'one-visit' },
    { name: 'dtPC*', retention: 'session', purpose: 'one-visit' },
    { name: 'dtSa*', retention: 'session', purpose: 'queue' },
    { name: 'dtLatC*', retention: 'session', purpose: 'test' },
    { name: 'dtValidationCookie', retention: 'session', purpose: 'test' },
    { name: 'dtDisabled', retention: 'session', purpose: 'limit' },
    { name: 'rxVisitor*', retention: 'session', purpose: 'returning-browser' },
    { name: 'rxvt*', retention: 'session', purpose: 'one-visit' },
  ],
  unsure: ['names in the session storage'],
};
