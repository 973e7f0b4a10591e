import { ConsentChangeEvent, ConsentClearEvent, ConsentReadyEvent } from '../core/events.js';
import { page } from './trusted-dom.js';

/**
 * Repeats the store's events on `document`, where code that has no hold of the store can listen: after the tags have done what
 * the change asks of them.
 */
export function broadcast(event: Event): void {
  if (event instanceof ConsentReadyEvent) page.dispatchEvent(new ConsentReadyEvent(event.state));
  if (event instanceof ConsentChangeEvent) page.dispatchEvent(new ConsentChangeEvent(event));
  if (event instanceof ConsentClearEvent) page.dispatchEvent(new ConsentClearEvent(event.report));
}
