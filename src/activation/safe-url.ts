import { page } from '../page/trusted-dom.js';

/**
 * The address an author gave, if it may be loaded into a page: `https:`, or `http:` on a page that is itself `http:`.
 * The URL parser takes away the blanks and control characters that hide a `javascript:` from a simple look.
 */
export function safeUrl(value: string | null): URL | undefined {
  if (!value?.trim()) return undefined;
  try {
    const url = new URL(value, page.baseURI);
    return url.protocol === 'https:' || (url.protocol === 'http:' && location.protocol === 'http:')
      ? url
      : undefined;
  } catch {
    return undefined;
  }
}
