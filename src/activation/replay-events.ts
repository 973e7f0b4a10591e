import { page } from '../page/trusted-dom.js';
import type { Caller } from './blocked-script.js';

interface Call {
  readonly caller: Caller;
  readonly target: Document | Window;
  readonly name: string;
  readonly listener: unknown;
  /** Whether the browser dispatched the event after the call. */
  wasDispatched?: boolean;
}

/** In the browser's order. */
const order = ['readystatechange', 'DOMContentLoaded', 'load', 'pageshow'];

let calls: Call[] = [];

/**
 * Calls a listener that a released script added after its event was over. Only that listener: nobody else receives the event again.
 * A script that has read `document.readyState` handles its late start itself, so it is left alone.
 */
export function replaySoon(
  caller: Caller,
  target: Document | Window,
  name: string,
  listener: unknown,
): void {
  const call: Call = { caller, target, name, listener };
  EventTarget.prototype.addEventListener.call(target, name, () => (call.wasDispatched = true), {
    once: true,
  });
  if (calls.length === 0) setTimeout(replay);
  calls.push(call);
}

function replay(): void {
  const due = calls.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  calls = [];
  for (const { caller, target, name, listener, wasDispatched } of due) {
    if (
      !isOver(name, target) ||
      wasDispatched ||
      caller.knows ||
      caller.blocked.isGranted?.() === false
    )
      continue;
    try {
      deliver(listener, name, target);
    } catch (error) {
      reportError(error);
    }
  }
}

/** Without looking as if the script had asked. */
export function readyState(): DocumentReadyState {
  return page.readyState;
}

/** An event that is still to come is the browser's. */
function isOver(name: string, target: Document | Window): boolean {
  // A `load` at the document is one of an image or a frame.
  if (name !== 'DOMContentLoaded' && (target === document) !== (name === 'readystatechange'))
    return false;
  if (readyState() === 'complete') return true;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (
    name === 'DOMContentLoaded' &&
    navigation !== undefined &&
    navigation.domContentLoadedEventEnd > 0
  );
}

function deliver(listener: unknown, name: string, target: Document | Window): void {
  const event = name === 'pageshow' ? new PageTransitionEvent(name) : new Event(name);
  Object.defineProperties(event, {
    target: { value: name === 'load' ? document : target },
    currentTarget: { value: target },
  });
  if (typeof listener === 'function') (listener as EventListener).call(target, event);
  else (listener as EventListenerObject | null)?.handleEvent(event);
}
