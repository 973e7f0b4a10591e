/** For the site's server: reads the consent cookie, writes it again, and shapes records of decisions. */
export { readConsentCookie } from './core/cookie.js';
export {
  toConsentRecord,
  type ConsentRecordOptions,
  type JsonLdRecord,
} from './endpoints/records/consent-record.js';
export type { KnownOfRecord, ProofRecord } from './endpoints/records/sent-record.js';
export { sha256 } from './endpoints/records/sha256.js';
export { renewConsentCookie, type RenewalOptions } from './endpoints/renewal/renewed-cookie.js';
