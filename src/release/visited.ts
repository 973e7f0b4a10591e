interface PrerenderingDocument extends Document {
  readonly prerendering?: boolean;
}

/**
 * Resolves when the page is really visited; `undefined` if it is already. A prerendered page runs its scripts and its
 * requests are sent: https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API
 */
export function whenVisited(): Promise<unknown> | undefined {
  if (!(document as PrerenderingDocument).prerendering) return undefined;
  return new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
}
