import { readConsentCookie } from '../core/read-cookie.js';
import type { ConsentStorage } from '../core/storage.js';

/** Reads the decision a request brought along. A server that renders a page cannot decide for the visitor: it keeps nothing. */
export function headerStorage(cookieHeader: string | null | undefined, name?: string): ConsentStorage {
  const record = readConsentCookie(cookieHeader, name);
  return { read: () => record, write: () => false, clear: () => undefined };
}
