import { consent, other, type Region } from './market-facts.js';

const unread = ['the primary source was not read; strict until it is (2026-11)'];

export const asiaPacific: Region = {
  // Notice and choice; online identifiers are personal only where someone is identifiable.
  au: { ...other, languages: ['en'], law: 'Privacy Act 1988, APP 3, 5, 7', unsure: unread },
  nz: {
    ...other,
    languages: ['en'],
    law: 'Privacy Act 2020, IPP 1-4 (3A since 2026-05-01)',
    unsure: unread,
  },
  // External transmission, 2023-06-16: notify or publish, or ask, or let object.
  jp: {
    ...other,
    languages: ['ja'],
    law: 'Telecommunications Business Act art. 27-12, APPI art. 31',
    unsure: unread,
  },
  sg: {
    ...other,
    languages: ['en', 'zh-Hans'],
    law: 'PDPA 2012 s. 13-15A (deemed consent)',
    unsure: unread,
  },
  // Consent laws: the GDPR's rules are used for them.
  kr: {
    ...consent,
    languages: ['en'],
    law: 'PIPA art. 15, 22',
    unsure: [...unread, 'Korean is not spoken yet'],
  },
  in: {
    ...consent,
    languages: ['en'],
    law: 'DPDP Act 2023 s. 6',
    unsure: [
      ...unread,
      'in force 2027-05-13 at the latest; visitors may ask for any of the 22 languages of the Eighth Schedule (s. 5(3), 6(3))',
    ],
  },
};
