import type { Preset } from '../preset.js';

/** https://docs.snowplow.io/docs/sources/trackers/web-trackers/cookies-and-local-storage/ */
export const snowplow: Preset = {
  id: 'snowplow',
  label: 'Snowplow',
  category: 'statistics',
  provider: 'Snowplow Analytics Limited',
  country: 'GB',
  privacyUrl: 'https://snowplow.io/privacy-policy/',
  hosts: ['*.snowplow.io', '*.snplow.net'],
  purposes: ['visits'],
  cookies: [
    { name: '_sp_id.*', retention: 400, purpose: 'returning-browser' },
    { name: '_sp_ses.*', retention: 1, purpose: 'one-visit' },
    { name: '_sp_root_domain_test_*', retention: 'session', purpose: 'test' },
    { name: 'snowplowOutQueue_*', kind: 'local-storage', purpose: 'queue' },
    { name: '_sp_tab_id*', kind: 'session-storage', purpose: 'one-visit' },
    { name: 'sp', retention: 365, purpose: 'returning-browser', thirdParty: true },
  ],
  unsure: [
    'hosts: most sites run a collector under their own domain',
    "sp: set by the collector, whose domain may be the site's own",
  ],
};
