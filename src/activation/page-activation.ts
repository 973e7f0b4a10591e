import { page } from '../page/trusted-dom.js';

interface PrerenderingDocument extends Document {
  /** An element, where one has that name. */
  readonly prerendering?: unknown;
}

/**
 * Resolves when the page is really visited; `undefined` if it is already. A prerendered page runs its scripts and its
 * requests are sent: https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function whenVisited(): Promise<unknown> | undefined {
  if ((page as PrerenderingDocument).prerendering !== true) return undefined;
  return new Promise((resolve) => page.addEventListener('prerenderingchange', resolve, { once: true }));
}

let before: Promise<unknown> | undefined;

/** Nothing is let go before this has settled. */
export function releaseAfter(step: Promise<unknown>): void {
  before = step;
}

/** Resolves when held things may be let go; `undefined` if they may at once. */
export function whenReleasable(): Promise<unknown> | undefined {
  return before ?? whenVisited();
}
