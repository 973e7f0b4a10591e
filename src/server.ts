/** For the site's server: reads the consent cookie, writes it again, and shapes records of decisions. */
export { readConsentCookie } from './core/read-cookie.js';
export { toConsentRecord, type ConsentRecordOptions, type JsonLdRecord } from './proof/consent-record.js';
export type { KnownOfRecord, ProofRecord } from './proof/proof-record.js';
export { sha256 } from './proof/sha256.js';
export { renewConsentCookie, type RenewalOptions } from './renewal/renewed-cookie.js';
