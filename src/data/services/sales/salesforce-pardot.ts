import type { Preset } from '../preset.js';

/** The digits are the account's and, in `lpv`, the page's number. */
export const salesforcePardot: Preset = {
  id: 'salesforce-pardot',
  label: 'Salesforce Account Engagement (Pardot)',
  category: 'marketing',
  provider: 'Salesforce, Inc.',
  country: 'US',
  privacyUrl: 'https://www.salesforce.com/company/legal/privacy/',
  hosts: ['*.pardot.com'],
  purposes: ['visits', 'forms-sent'],
  cookies: [
    { name: 'visitor_id#', retention: 365, purpose: 'returning-browser' },
    { name: 'visitor_id#-hash', retention: 365, purpose: 'returning-browser' },
    { name: 'pi_opt_in#', retention: 400, purpose: 'choice' },
    { name: 'lpv#', retention: 1, purpose: 'limit' },
    { name: 'visitor_id#', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'visitor_id#-hash', retention: 365, purpose: 'returning-browser', thirdParty: true },
    { name: 'pardot', retention: 'session', purpose: 'sign-in', thirdParty: true },
  ],
  unsure: ['retention: the site can change it', "the tracking domain of the site's own"],
};
