import type { ConsentStore } from './core/store.js';
import { rememberOwnAddress } from './page/own-script.js';
import { getConsentStore as find } from './page/page-store.js';
import { start } from './setup/start.js';

export * from './index.js';

/** The page's store; asked for it, the drop-in starts. */
export function getConsentStore(): ConsentStore | undefined {
  start();
  return find();
}

rememberOwnAddress(import.meta.url);
// A module that imports this one may give a policy of its own first: it runs before any microtask does.
queueMicrotask(start);
