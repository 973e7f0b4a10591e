import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { oneVisit, returningBrowser } from './purposes.js';

const chat = () => msg('Remembers the chat with the visitor.', { id: 'cookie.chat' });

/**
 * Without the cookies of HubSpot's own banner, which ours replaces.
 * https://developers.hubspot.com/docs/api/events/cookie-banner
 */
export const hubspot: Preset = {
  id: 'hubspot',
  label: 'HubSpot',
  category: 'performance',
  provider: 'HubSpot, Inc.',
  country: 'US',
  privacyUrl: 'https://legal.hubspot.com/privacy-policy',
  hosts: [
    '*.hs-scripts.com', '*.hs-analytics.net', '*.hs-banner.com', '*.hscollectedforms.net',
    '*.hsforms.com', '*.hsforms.net', '*.hubspot.com', '*.usemessages.com',
  ],
  purpose: () => msg('Measures how the site is used and recognises people who sent a form.', { id: 'service.hubspot' }),
  cookies: [
    { name: '__hstc', retention: 183, purpose: returningBrowser },
    { name: 'hubspotutk', retention: 183, purpose: () => msg('Links visits to the forms that were sent.', { id: 'cookie.forms-sent' }) },
    { name: '__hssc', retention: 1, purpose: oneVisit },
    { name: '__hssrc', retention: 'session', purpose: () => msg('Notices when the browser was restarted.', { id: 'cookie.browser-restarted' }) },
    { name: 'messagesUtk', retention: 183, purpose: chat },
    { name: 'hs-messages-*', retention: 1, purpose: chat },
  ],
  unsure: ['hosts hsforms.net and usemessages.com', 'which company serves visitors in the EEA'],
};
