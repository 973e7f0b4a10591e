import { cookieValues } from '../core/cookie.js';
import type { Source } from './importer.js';

/** The sources of answers: a `Cookie` header or `document.cookie`, and a reader of `localStorage`, if there is one. */
export function sourceOf(
  header: string,
  stored: (key: string) => string | undefined = () => undefined,
): Source {
  return {
    cookies: (name) => cookieValues(header, name),
    names: () =>
      header
        .split(';')
        .map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
        .filter(Boolean),
    stored,
  };
}
