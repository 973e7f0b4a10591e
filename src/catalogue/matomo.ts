import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { choice, formProtection, oneVisit, referrer, returningBrowser } from './purposes.js';

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
  purpose: () => msg('Counts visits and shows which pages and features are used.', { id: 'service.matomo' }),
  cookies: [
    { name: '_pk_id.*', retention: 393, purpose: returningBrowser },
    { name: '_pk_ref.*', retention: 183, purpose: referrer },
    ...['ses', 'cvar', 'hsr'].map((name) => ({ name: `_pk_${name}.*`, retention: 1, purpose: oneVisit })),
    { name: '_pk_testcookie*', retention: 'session', purpose: () => msg('Checks whether the browser accepts cookies.', { id: 'cookie.test' }) },
    { name: 'mtm_*', retention: 10950, purpose: choice },
    { name: 'MATOMO_SESSID', retention: 14, purpose: formProtection },
  ],
  unsure: ['hosted by the site or by InnoCraft'],
};
