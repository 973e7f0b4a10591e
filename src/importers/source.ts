import { cookieValues } from '../core/cookie.js';
import type { Source } from './importer.js';

/** Where answers may be found: a `Cookie` header, or `document.cookie`, and what reads `localStorage`, if there is one. */
export function sourceOf(header: string, stored: (key: string) => string | undefined = () => undefined): Source {
  return {
    cookies: (name) => cookieValues(header, name),
    names: () => header.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '').filter(Boolean),
    stored,
  };
}
