import type { Preset } from '../preset.js';

export const eventbrite: Preset = {
  id: 'eventbrite',
  label: 'Eventbrite',
  category: 'functional',
  provider: 'Eventbrite, Inc.',
  country: 'US',
  privacyUrl: 'https://www.eventbrite.com/help/en-us/articles/460838/eventbrite-privacy-policy/',
  hosts: ['*.eventbrite.com', '*.eventbrite.co.uk', '*.evbuc.com', '*.evbstatic.com'],
  purposes: ['meetings', 'payments'],
  thirdParty: true,
  cookies: [
    { name: 'G', retention: 365, purpose: 'returning-browser' },
    { name: 'ebEventToTrack', retention: 30, purpose: 'referrer' },
    { name: 'SS', retention: 'session', purpose: 'one-visit' },
    { name: 'eblang', retention: 365, purpose: 'settings' },
    { name: 'AS', retention: 'session', purpose: 'one-visit' },
    { name: 'SP', retention: 365, purpose: 'sign-in' },
    { name: 'csrftoken', retention: 365, purpose: 'form-protection' },
    { name: 'mgrefby', retention: 365, purpose: 'referrer' },
    { name: 'guest', retention: 365, purpose: 'returning-browser' },
  ],
  unsure: ['which of them a widget sets', 'retention'],
};
