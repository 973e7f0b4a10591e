import { ConsentChangeEvent, ConsentClearEvent, ConsentReadyEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { page } from './trusted-dom.js';

/** Copies of the library that were bundled apart share one store. `/1` is frozen to the documented methods. */
const slot = Symbol.for('@cetegra/consent:store/1');

type Slotted = typeof globalThis & { [slot]?: ConsentStore };

/** The page's store, or `undefined` before there is one. Any other value in its place is ignored. */
export function getConsentStore(): ConsentStore | undefined {
  const store = (globalThis as Slotted)[slot];
  return store instanceof EventTarget && typeof store.isGranted === 'function' ? store : undefined;
}

/** Resolves with the page's store as soon as there is one; stays pending on a server, so do not await it at the top of a module that a server imports. */
export function whenConsentStore(): Promise<ConsentStore> {
  return new Promise((resolve) => {
    const check = () => {
      const store = getConsentStore();
      if (store) resolve(store);
      return store !== undefined;
    };
    if (!check())
      globalThis.document?.addEventListener(ConsentReadyEvent.type, check, { once: true });
  });
}

/** Makes a store the page's. The first one wins. */
export function providePageStore(store: ConsentStore): void {
  if (!getConsentStore()) (globalThis as Slotted)[slot] = store;
}

/**
 * Dispatches a copy of the store's events on `document`, for code without access to the store. The tags have handled the event
 * before.
 */
export function broadcast(event: Event): void {
  if (event instanceof ConsentReadyEvent) page.dispatchEvent(new ConsentReadyEvent(event.state));
  if (event instanceof ConsentChangeEvent) page.dispatchEvent(new ConsentChangeEvent(event));
  if (event instanceof ConsentClearEvent) page.dispatchEvent(new ConsentClearEvent(event.report));
}
