import type { Preset } from '../preset.js';

/** Its `JSESSIONID` is on nr-data.net: the cookie of that name on the site is a Java server's. */
export const newRelic: Preset = {
  id: 'new-relic',
  label: 'New Relic',
  category: 'performance',
  provider: 'New Relic, Inc.',
  country: 'US',
  privacyUrl: 'https://newrelic.com/termsandconditions/privacy',
  hosts: ['*.newrelic.com', '*.nr-data.net'],
  purposes: ['errors'],
  cookies: [
    { name: 'NRBA_SESSION*', kind: 'local-storage', purpose: 'one-visit' },
    { name: 'JSESSIONID', retention: 'session', purpose: 'one-visit', thirdParty: true },
  ],
  unsure: ['whether JSESSIONID is still set'],
};
