import { ConsentChangeEvent, ConsentClearEvent, ConsentReadyEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';

declare global {
  interface DocumentEventMap {
    'consent-ready': ConsentReadyEvent;
    'consent-change': ConsentChangeEvent;
    'consent-clear': ConsentClearEvent;
  }
}

/** Repeats the store's events on `document`, where code that has no hold of the store can listen. */
export function connectBroadcast(store: ConsentStore): void {
  store.addEventListener(ConsentReadyEvent.type, (event) => {
    document.dispatchEvent(new ConsentReadyEvent((event).state));
  });
  store.addEventListener(ConsentChangeEvent.type, (event) => {
    document.dispatchEvent(new ConsentChangeEvent(event));
  });
  store.addEventListener(ConsentClearEvent.type, ({ report }) => {
    document.dispatchEvent(new ConsentClearEvent(report));
  });
}
