import { page } from '../page/trusted-dom.js';

interface PrerenderingDocument extends Document {
  /** An element, where one has that name. */
  readonly prerendering?: unknown;
}

/**
 * Resolves when the page is activated; `undefined` if it is already. A prerendered page runs its scripts and its
 * requests are sent: https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function whenPageActivated(): Promise<unknown> | undefined {
  if ((page as PrerenderingDocument).prerendering !== true) return undefined;
  return new Promise((resolve) =>
    page.addEventListener('prerenderingchange', resolve, { once: true }),
  );
}

let precondition: Promise<unknown> | undefined;

/** Nothing is released before this promise has resolved. */
export function activateAfter(step: Promise<unknown>): void {
  precondition = step;
}

/** Resolves when blocked content may be released; `undefined` if it may be at once. */
export function whenActivated(): Promise<unknown> | undefined {
  return precondition ?? whenPageActivated();
}
