import type { Preset } from '../preset.js';

/** Lifetimes as in Beamer's own beamer-embed.js, which keeps every value a second time in the local storage. */
export const beamer: Preset = {
  id: 'beamer',
  label: 'Beamer',
  category: 'functional',
  provider: 'Beamer',
  country: 'US',
  privacyUrl: 'https://www.getbeamer.com/privacy-policy',
  hosts: ['*.getbeamer.com'],
  purposes: ['news', 'shown'],
  cookies: [
    { name: '_BEAMER_USER_ID_*', retention: 300, purpose: 'returning-browser' },
    { name: '_BEAMER_FIRST_VISIT_*', retention: 300, purpose: 'returning-browser' },
    { name: '_BEAMER_DATE_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_LAST_UPDATE_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_LAST_POST_SHOWN_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_BOOSTED_ANNOUNCEMENT_DATE_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_LAST_PUSH_PROMPT_INTERACTION_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_NPS_LAST_SHOWN_*', retention: 300, purpose: 'shown' },
    { name: '_BEAMER_FILTER_BY_URL_*', retention: 1, purpose: 'settings' },
    { name: '_BEAMER_*', kind: 'local-storage', purpose: 'returning-browser' },
  ],
  unsure: [
    'provider',
    'country',
    'retention of LAST_POST_SHOWN, LAST_PUSH_PROMPT_INTERACTION, NPS_LAST_SHOWN, FILTER_BY_URL',
  ],
};
