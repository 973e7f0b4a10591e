import { consent, other, type Region } from './market-facts.js';

const unread = ['the primary source was not read; strict until it is (2026-11)'];

export const middleEastAfrica: Region = {
  // KVKK, cookie guideline of 2022-06: explicit consent for what is not needed.
  tr: { ...consent, languages: ['tr'], law: 'KVKK (6698) art. 5', unsure: unread },
  ae: {
    ...consent,
    languages: ['ar', 'en'],
    law: 'Federal Decree-Law 45/2021 art. 4, 6',
    unsure: [...unread, 'DIFC and ADGM have laws of their own'],
  },
  il: {
    ...consent,
    languages: ['he', 'ar', 'en'],
    law: 'Privacy Protection Law 1981, amendment 13',
    unsure: unread,
  },
  za: { ...other, languages: ['en'], law: 'POPIA s. 11, 69', unsure: unread },
};
