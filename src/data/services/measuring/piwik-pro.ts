import type { Preset } from '../preset.js';

/** https://help.piwik.pro/support/privacy/cookies-created-for-visitors/ */
export const piwikPro: Preset = {
  id: 'piwik-pro',
  label: 'Piwik PRO',
  category: 'statistics',
  provider: 'Piwik PRO SA',
  country: 'PL',
  privacyUrl: 'https://piwik.pro/privacy-policy/',
  hosts: ['*.piwik.pro', '*.containers.piwik.pro'],
  purposes: ['visits', 'other-services'],
  cookies: [
    { name: '_pk_id.*', retention: 393, purpose: 'returning-browser' },
    { name: '_pk_ses.*', retention: 1, purpose: 'one-visit' },
    { name: 'stg_traffic_source_priority', retention: 1, purpose: 'referrer' },
    { name: 'stg_last_interaction', retention: 365, purpose: 'one-visit' },
    { name: 'stg_returning_visitor', retention: 365, purpose: 'returning-browser' },
    { name: 'stg_externalReferrer', retention: 'session', purpose: 'referrer' },
    { name: 'stg_utm_campaign', retention: 'session', purpose: 'referrer' },
    { name: 'stg_pk_campaign', retention: 'session', purpose: 'referrer' },
    { name: 'stg_fired__*', retention: 'session', purpose: 'limit' },
    { name: 'ppms_privacy_*', retention: 365, purpose: 'choice' },
    { name: '_stg_optout', retention: 365, purpose: 'choice' },
    { name: 'stg_global_opt_out', retention: 365, purpose: 'choice' },
  ],
  unsure: ['hosts: a site may have a domain of its own'],
};
