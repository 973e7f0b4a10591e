import { ConsentChangeEvent, ConsentClearEvent, ConsentReadyEvent } from '../core/events.js';

/**
 * Repeats the store's events on `document`, where code that has no hold of the store can listen: after the tags have done what
 * the change asks of them.
 */
export function broadcast(event: Event): void {
  if (event instanceof ConsentReadyEvent) document.dispatchEvent(new ConsentReadyEvent(event.state));
  if (event instanceof ConsentChangeEvent) document.dispatchEvent(new ConsentChangeEvent(event));
  if (event instanceof ConsentClearEvent) document.dispatchEvent(new ConsentClearEvent(event.report));
}
