import { consent, type Region } from './market-facts.js';

export const europeOther: Region = {
  // PECR reg. 6 and schedule A1 (DUAA 2025 s. 112): since 2026-02-05 statistics for the site's own improvement and appearance
  // need no consent if there is clear information and an easy objection (ICO, 2026-04-29). Marketing always does: the ICO's advice
  // to the government on low-risk advertising (2026-05-18) changed nothing yet.
  gb: {
    ...consent,
    jurisdiction: 'uk',
    model: 'mixed',
    languages: ['en-GB'],
    law: 'PECR 2003 reg. 6, schedule A1',
  },
  // FDPIC guide of 2025-01-22, updated 2025-10-06: inform and let object, consent for high-risk profiling; equal ease. If third
  // parties collect the data it asks for "sufficiently specific consent": use `optOut` only for tools that the site runs itself.
  ch: {
    ...consent,
    jurisdiction: 'ch',
    model: 'mixed',
    languages: ['de', 'fr', 'it', 'en'],
    law: 'FMG art. 45c, revDSG',
  },
  // EEA: the GDPR applies.
  li: {
    ...consent,
    languages: ['de'],
    law: 'KomG, GDPR (EEA)',
    unsure: ['the act’s name, from memory (2026-11)'],
  },
  ua: {
    ...consent,
    languages: ['uk'],
    law: 'Закон про захист персональних даних',
    unsure: ['no rule on cookies was found; read strictly'],
  },
};
