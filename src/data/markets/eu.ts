import { consent, type MarketFacts, type Region } from './market-facts.js';

/** Directive 2002/58/EC article 5(3), as each member state wrote it into its law; names of acts from memory (2026-11). */
function member(law: string, ...languages: [string, ...string[]]): MarketFacts {
  return { ...consent, languages, law, unsure: ['the act’s name, from memory (2026-11)'] };
}

export const eu: Region = {
  /** The union as one market, for sites that do not distinguish its states. */
  eu: { ...consent, languages: ['en'], law: 'Directive 2002/58/EC 5(3), GDPR' },
  at: member('TKG 2021 § 165(3)', 'de'),
  be: member('Loi du 30 juillet 2018, art. 10/2', 'nl', 'fr', 'de'),
  bg: member('Закон за електронната търговия, чл. 4а', 'bg'),
  cy: member('Law 112(I)/2004', 'el', 'en', 'tr'),
  // ÚOOÚ: twelve months for a consent, no asking again for six after a refusal (odo24.pl, read 2026).
  cz: member('Zákon 127/2005 Sb. § 89(3)', 'cs'),
  // BGH I ZR 7/16 (2020-05-28), "Planet49".
  de: member('TDDDG § 25', 'de'),
  ee: member('Elektroonilise side seadus, GDPR', 'et'),
  // AEPD, guide of 2023-07: at most twenty-four months.
  es: member('LSSI art. 22.2', 'es'),
  // CNIL, guidelines and recommendation of 2020-09-17: refusing as easy as accepting, the choice kept six months.
  fr: member('Loi Informatique et Libertés, art. 82', 'fr'),
  gr: member('Ν. 3471/2006, άρθρο 4(5)', 'el'),
  hr: member('Zakon o elektroničkim komunikacijama, čl. 43', 'hr'),
  hu: member('2003. évi C. törvény 155. §', 'hu'),
  ie: member('S.I. 336/2011 reg. 5', 'en', 'ga'),
  // Garante, guidelines of 2021-06-10: no asking again within six months; closing is refusing.
  it: member('Codice privacy, art. 122', 'it'),
  lt: member('Elektroninių ryšių įstatymas 73 str.', 'lt'),
  lu: member('Loi du 30 mai 2005, art. 4', 'fr', 'de'),
  lv: member('Informācijas sabiedrības pakalpojumu likums 7.1 p.', 'lv'),
  mt: member('S.L. 586.01', 'mt', 'en'),
  nl: member('Telecommunicatiewet art. 11.7a', 'nl'),
  pl: member('Prawo komunikacji elektronicznej, art. 399', 'pl'),
  pt: member('Lei 41/2004, art. 5.º', 'pt'),
  ro: member('Legea 506/2004, art. 4', 'ro'),
  si: member('ZEKom-2, 225. člen', 'sl'),
  sk: member('Zákon 452/2021 Z. z. § 109', 'sk'),
};
