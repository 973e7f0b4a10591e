import { configureConsent } from './configure.js';
import type { ConsentStore } from '../core/store.js';
import { defineConsentElements } from './define-elements.js';

/** Runs once the store is there: `(window.cetegraConsent ??= []).push((store) => …)`, before or after this script. */
export type ConsentCallback = (store: ConsentStore) => void;

declare global {
  var cetegraConsent: ConsentStore | ConsentCallback[] | undefined;
}

let started = false;

/** Makes the page's store of what the page says, lets those who wait for it know, and registers the tags. Once; not in Node. */
export function start(): void {
  if (started || !globalThis.document) return;
  started = true;
  const store = configureConsent();
  const waiting = takeWaiting(store);
  defineConsentElements();
  for (const run of waiting) {
    try {
      if (typeof run === 'function') (run as ConsentCallback)(store);
    } catch (error) {
      reportError(error);
    }
  }
}

/** An element with that id, or another value that is not an array, is there by accident, and may not be writable. */
function takeWaiting(store: ConsentStore): readonly unknown[] {
  try {
    const early: unknown = globalThis.cetegraConsent;
    globalThis.cetegraConsent = store;
    return Array.isArray(early) ? early : [];
  } catch {
    return [];
  }
}
