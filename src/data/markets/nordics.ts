import { consent, type Region } from './market-facts.js';

const unread = ['the primary source was not read; strict until it is (2026-11)'];

export const nordics: Region = {
  // In force 2025-01-01; Nkom and Datatilsynet supervise (Lov&Data 1/2025). Older pages of both say the opposite.
  no: { ...consent, languages: ['nb', 'nn', 'en', 'se'], law: 'Ekomloven § 3-15' },
  // Digitaliseringsstyrelsen since 2022-12-15, and Datatilsynet: consent per purpose, a real opportunity to say no (2026).
  dk: { ...consent, languages: ['da', 'en'], law: 'Cookiebekendtgørelsen (BEK 1148/2011), GDPR' },
  // IMY, reprimand 2023-16453 (2025-04): unequal colours or extra steps to refuse make the consent invalid.
  // PTS supervised Swedbank, Tele2, FHM and KO under this section from 2022-10 to 2023.
  se: { ...consent, languages: ['sv', 'en'], law: 'LEK (2022:482) 9 kap. 28 §, GDPR' },
  // Traficom; Swedish is the second official language.
  fi: {
    ...consent,
    languages: ['fi', 'sv', 'en', 'se'],
    law: 'Laki sähköisen viestinnän palveluista (917/2014) § 205',
    unsure: ['the paragraph, from memory (2026-11)'],
  },
  // In force 2022-09-01: https://lagasafn.hi.is/2022070.html
  is: {
    ...consent,
    languages: ['is', 'en'],
    law: 'Lög um fjarskipti nr. 70/2022, GDPR (EEA)',
    unsure: ['which section of the act applies to cookies (2026-11)'],
  },
  // Åland is part of Finland and of the EU; Swedish is its only official language.
  ax: {
    ...consent,
    languages: ['sv', 'en'],
    law: 'Laki sähköisen viestinnän palveluista (917/2014) § 205, GDPR',
    unsure: ['the paragraph, from memory (2026-11)'],
  },
  // Neither the Faroe Islands nor Greenland is in the EEA; both have data protection acts of their own. Read strictly.
  fo: {
    ...consent,
    languages: ['da', 'en'],
    law: 'Dátuverndarlógin (80/2020)',
    unsure: [...unread, 'Faroese is not supported yet'],
  },
  gl: {
    ...consent,
    languages: ['da', 'en'],
    law: 'Persondataloven for Grønland (anordning 1238/2016)',
    unsure: [...unread, 'Greenlandic is not supported yet'],
  },
  // Svalbard and Jan Mayen: Norwegian territory outside the EEA; the Norwegian Personal Data Act applies to Svalbard.
  sj: {
    ...consent,
    languages: ['nb', 'nn', 'en'],
    law: 'Ekomloven § 3-15, personopplysningsloven § 4',
    unsure: ['how far ekomloven applies there (2026-11)'],
  },
};
