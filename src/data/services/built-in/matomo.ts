import type { Preset } from '../preset.js';

/**
 * A site that hosts Matomo itself overrides provider, country and hosts.
 * https://matomo.org/faq/general/faq_146/, https://matomo.org/privacy-policy/cookies
 */
export const matomo: Preset = {
  id: 'matomo',
  label: 'Matomo',
  category: 'statistics',
  provider: 'InnoCraft Limited',
  country: 'NZ',
  privacyUrl: 'https://matomo.org/matomo-cloud-privacy-policy/',
  hosts: ['*.matomo.cloud'],
  purposes: ['visits'],
  cookies: [
    { name: '_pk_id.*', retention: 393, purpose: 'returning-browser' },
    { name: '_pk_ref.*', retention: 183, purpose: 'referrer' },
    { name: '_pk_ses.*', retention: 1, purpose: 'one-visit' },
    { name: '_pk_cvar.*', retention: 1, purpose: 'one-visit' },
    { name: '_pk_hsr.*', retention: 1, purpose: 'one-visit' },
    { name: '_pk_testcookie*', retention: 'session', purpose: 'test' },
    { name: 'mtm_consent', retention: 400, purpose: 'choice', isGrant: true },
    { name: 'mtm_cookie_consent', retention: 400, purpose: 'choice', isGrant: true },
    { name: 'mtm_consent_removed', retention: 400, purpose: 'choice' },
    { name: 'matomo_ignore', retention: 400, purpose: 'choice' },
    { name: 'MATOMO_SESSID', retention: 14, purpose: 'form-protection' },
  ],
  unsure: ['hosted by the site or by InnoCraft'],
};
