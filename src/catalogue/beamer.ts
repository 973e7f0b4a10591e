import { msg } from '@lit/localize';
import type { Preset } from './preset.js';
import { returningBrowser } from './purposes.js';

const byPage = () => msg('Remembers whether messages depend on the page.', { id: 'cookie.messages-by-page' });
const seen = () => msg('Remembers which messages were shown, and when.', { id: 'cookie.messages-seen' });

/** Lifetimes as in Beamer's own beamer-embed.js, which keeps every value a second time in the local storage. */
export const beamer: Preset = {
  id: 'beamer',
  label: 'Beamer',
  category: 'functional',
  provider: 'Beamer',
  country: 'US',
  privacyUrl: 'https://www.getbeamer.com/privacy-policy',
  hosts: ['*.getbeamer.com'],
  purpose: () => msg('Shows news, asks for feedback and remembers what was shown.', { id: 'service.beamer' }),
  cookies: [
    ...['USER_ID', 'FIRST_VISIT'].map((name) => ({ name: `_BEAMER_${name}_*`, retention: 300, purpose: returningBrowser })),
    ...['DATE', 'LAST_UPDATE', 'LAST_POST_SHOWN', 'BOOSTED_ANNOUNCEMENT_DATE', 'LAST_PUSH_PROMPT_INTERACTION', 'NPS_LAST_SHOWN']
      .map((name) => ({ name: `_BEAMER_${name}_*`, retention: 300, purpose: seen })),
    { name: '_BEAMER_FILTER_BY_URL_*', retention: 1, purpose: byPage },
    { name: '_BEAMER_*', kind: 'local-storage', purpose: () => msg('Holds copies of these cookies.', { id: 'cookie.copies' }) },
  ],
  unsure: ['provider', 'country', 'retention of LAST_POST_SHOWN, LAST_PUSH_PROMPT_INTERACTION, NPS_LAST_SHOWN, FILTER_BY_URL'],
};
