import { page } from '../page/trusted-dom.js';

/** Called by a gate before it creates the iframe of its `src`. Changes to the address apply. */
interface FrameEvent extends Event {
  readonly url: URL;
}

/** Calls `adjust` with the address of each iframe that a gate is about to make. @returns what ends it */
export function adjustFrames(adjust: (url: URL) => void): () => void {
  const listener = (event: Event) => adjust((event as FrameEvent).url);
  page.addEventListener('consent-gate-frame', listener);
  return () => page.removeEventListener('consent-gate-frame', listener);
}
