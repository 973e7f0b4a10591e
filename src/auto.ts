import { configureConsent } from './configure.js';
import type { ConsentStore } from './core/store.js';
import { defineConsentElements } from './define-elements.js';

/** Runs once the store is there: `(window.cetegraConsent ??= []).push((store) => …)`, before or after this script. */
export type ConsentCallback = (store: ConsentStore) => void;

declare global {
  var cetegraConsent: ConsentStore | ConsentCallback[] | undefined;
}

const store = configureConsent();
const early = globalThis.cetegraConsent;
globalThis.cetegraConsent = store;
defineConsentElements();

// An element with that id, or anything else that is no list, stands there by accident.
for (const run of Array.isArray(early) ? early : []) {
  try {
    run(store);
  } catch (error) {
    reportError(error);
  }
}
