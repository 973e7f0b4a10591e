import type { Preset } from '../preset.js';

export const mailchimp: Preset = {
  id: 'mailchimp',
  label: 'Mailchimp',
  category: 'marketing',
  provider: 'The Rocket Science Group LLC',
  country: 'US',
  privacyUrl: 'https://www.intuit.com/privacy/statement/',
  hosts: ['chimpstatic.com', '*.list-manage.com', '*.mailchimp.com'],
  purposes: ['forms', 'advertising'],
  cookies: [
    { name: 'MCPopup*', retention: 365, purpose: 'shown' },
    { name: 'mailchimp_landing_site', retention: 28, purpose: 'referrer' },
    { name: '_mcid', retention: 365, purpose: 'returning-browser', thirdParty: true },
  ],
  unsure: ['cookies: they depend on what the site has switched on', 'retention'],
};
