import type { Preset } from '../preset.js';

/** https://docs.contentsquare.com/en/web/cookies/ */
export const contentsquare: Preset = {
  id: 'contentsquare',
  label: 'Contentsquare',
  category: 'statistics',
  provider: 'Contentsquare SAS',
  country: 'FR',
  privacyUrl: 'https://contentsquare.com/privacy-center/privacy-policy/',
  hosts: ['*.contentsquare.net'],
  purposes: ['recordings', 'visits'],
  cookies: [
    { name: '_cs_id', retention: 395, purpose: 'returning-browser' },
    { name: '_cs_s', retention: 1, purpose: 'one-visit' },
    { name: '_cs_c', retention: 395, purpose: 'limit' },
    { name: '_cs_cvars', retention: 'session', purpose: 'one-visit' },
    { name: '_cs_ex', retention: 30, purpose: 'limit' },
    { name: '_cs_rl', retention: 365, purpose: 'one-visit' },
    { name: '_cs_root-domain', retention: 'session', purpose: 'test' },
    { name: '_cs_same_site', retention: 'session', purpose: 'test' },
    { name: '_cs_mk_*', retention: 1, purpose: 'limit' },
    { name: '_cs_debug', retention: 'session', purpose: 'test' },
    { name: '_cs_optout', retention: 395, purpose: 'choice' },
  ],
  unsure: ['retention of _cs_s and _cs_mk_*'],
};
