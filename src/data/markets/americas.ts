import { consent, other, type MarketFacts, type Region } from './market-facts.js';

/**
 * No prior consent, but a right to opt out of sale and sharing that Global Privacy Control exercises. An opt-out must not be
 * asked away for twelve months (Cal. Civ. Code §1798.135(c)(4)), and after its expiry consent would be implied again: so it lasts
 * as long as a decision may.
 */
const optOut = {
  jurisdiction: 'us',
  model: 'opt-out',
  lifetimeDays: 395,
  languages: ['en', 'es'],
  firstLayer: ['notice', 'reject', 'settings'],
  links: ['cookie-policy', 'privacy-choices'],
} as const;

/**
 * A state whose law requires sites to process a signal such as Global Privacy Control. The library processes it in all
 * other states too. In force since: CA 2023, CO 2024-07, CT MT NE NH TX 2025-01, NJ 2025-07-15, MN 2025-07-31, MD 2025-10-01,
 * DE OR 2026-01-01. Indiana, Kentucky and Rhode Island (2026-01-01) name no signal.
 */
function signalState(law: string): MarketFacts {
  return { ...optOut, law, unsure: ['the act’s name, from memory (2026-11)'] };
}

export const americas: Region = {
  us: { ...optOut, law: 'State privacy laws; FTC Act § 5' },
  // 11 CCR §7015(b): the "Your Privacy Choices" link has the opt-out icon beside it. §7025(c)(6), from 2026-01-01: the site displays
  // whether it processed the signal. §7026(a)(4): a banner alone is not an opt-out method.
  'us-ca': { ...optOut, law: 'CCPA, 11 CCR §§7004, 7013, 7015, 7025, 7026' },
  'us-co': signalState('Colorado Privacy Act'),
  'us-ct': signalState('Connecticut Data Privacy Act'),
  'us-de': signalState('Delaware Personal Data Privacy Act'),
  'us-md': signalState('Maryland Online Data Privacy Act'),
  // Minn. Stat. 325M.14: https://www.revisor.mn.gov/statutes/cite/325M.14
  'us-mn': { ...optOut, law: 'Minnesota Consumer Data Privacy Act, Minn. Stat. 325M.14' },
  'us-mt': signalState('Montana Consumer Data Privacy Act'),
  'us-ne': signalState('Nebraska Data Privacy Act'),
  'us-nh': signalState('New Hampshire SB 255'),
  'us-nj': signalState('New Jersey Data Privacy Act'),
  'us-or': signalState('Oregon Consumer Privacy Act'),
  'us-tx': signalState('Texas Data Privacy and Security Act'),
  // Implied consent is possible for what is not sensitive, with information and an easy objection.
  ca: {
    ...other,
    languages: ['en', 'fr-CA'],
    law: 'PIPEDA, schedule 1, 4.3',
    unsure: ['what counts as sensitive; read strictly (2026-11)'],
  },
  // Act respecting the protection of personal information in the private sector, s. 8.1 (2023-09-22): profiling is off by default.
  'ca-qc': {
    ...consent,
    jurisdiction: 'quebec',
    languages: ['fr-CA', 'en'],
    law: 'Loi sur la protection des renseignements personnels dans le secteur privé (P-39.1), art. 8.1',
  },
  // ANPD, guide of 2022-10: an easily visible button that rejects all; consent cookies off; not in a foreign language alone.
  br: {
    ...consent,
    jurisdiction: 'lgpd',
    languages: ['pt-BR'],
    law: 'LGPD (13.709/2018), art. 7-8',
  },
  // In force 2026-12-01.
  cl: {
    ...consent,
    languages: ['es'],
    law: 'Ley 21.719',
    unsure: ['the primary source was not read; strict until it is (2026-11)'],
  },
};
