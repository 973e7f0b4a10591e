/** The pure core: runs in browsers, workers and Node, touches nothing outside of its arguments. */
export { decodeRecord, encodeRecord } from './cookie.js';
export { definePolicy, PolicyError } from './policy/define.js';
export { evaluate, type Circumstances, type ConsentState } from './evaluate.js';
export { ConsentChangeEvent, ConsentReadyEvent, type ConsentChange } from './events.js';
export type {
  Category,
  Controller,
  CookieDetails,
  LocalizedText,
  Market,
  Policy,
  PolicyInput,
  Service,
  ServiceDetails,
} from './policy/policy.js';
export { jurisdictions, type Jurisdiction } from './policy/policy.js';
export type { PolicyMistake } from './policy/validate.js';
export { readConsentCookie } from './cookie.js';
export { methods, type Choices, type ConsentMethod, type ConsentRecord } from './record.js';
export type { ConsentStorage } from './store-options.js';
export { ConsentStore } from './store.js';
export type { ConsentStoreOptions } from './store-options.js';
