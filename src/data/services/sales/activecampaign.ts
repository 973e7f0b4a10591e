import type { Preset } from '../preset.js';

/** The digits are the account's. https://help.activecampaign.com/hc/en-us/articles/360000872064 */
export const activecampaign: Preset = {
  id: 'activecampaign',
  label: 'ActiveCampaign',
  category: 'marketing',
  provider: 'ActiveCampaign, LLC',
  country: 'US',
  privacyUrl: 'https://www.activecampaign.com/legal/privacy-policy',
  hosts: ['*.activehosted.com', 'trackcmp.net', '*.trackcmp.net', '*.app-us1.com'],
  purposes: ['visits', 'forms'],
  cookies: [
    { name: 'ac_enable_tracking', retention: 30, purpose: 'choice' },
    { name: 'prism_#', retention: 30, purpose: 'returning-browser' },
  ],
};
