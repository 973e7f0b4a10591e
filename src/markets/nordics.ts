import { consent, type Region } from './market-facts.js';

export const nordics: Region = {
  // In force 2025-01-01; Nkom and Datatilsynet supervise (Lov&Data 1/2025). Older pages of both say the opposite.
  no: { ...consent, languages: ['nb', 'nn', 'en', 'se'], law: 'Ekomloven § 3-15' },
  // Digitaliseringsstyrelsen since 2022-12-15, and Datatilsynet: consent per purpose, a real opportunity to say no (2026).
  dk: { ...consent, languages: ['da', 'en'], law: 'Cookiebekendtgørelsen (BEK 1148/2011), GDPR' },
  // IMY, reprimand 2023-16453 (2025-04): unequal colours or extra steps to refuse make the consent invalid.
  se: { ...consent, languages: ['sv', 'en'], law: 'LEK (2022:482) 9 kap. 28 §, GDPR', unsure: ['the paragraph, from memory (2026-11)'] },
  // Traficom; Swedish is the second official language.
  fi: { ...consent, languages: ['fi', 'sv', 'en', 'se'], law: 'Laki sähköisen viestinnän palveluista (917/2014) § 205', unsure: ['the paragraph, from memory (2026-11)'] },
  is: { ...consent, languages: ['is', 'en'], law: 'Lög um fjarskipti nr. 70/2022, GDPR (EEA)', unsure: ['the act, from memory (2026-11)'] },
};
