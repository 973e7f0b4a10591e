import { foreignValues, optOutMarks } from './detection.js';
import { sourceOf } from './source.js';
import { page } from '../page/trusted-dom.js';

/** Names of the cookies and of the `localStorage` keys that look like a tool's. */
export function storageTraces(pattern: RegExp): readonly string[] {
  const cookies = quietly(() =>
    page.cookie.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? ''),
  );
  return [...(cookies ?? []), ...(quietly(() => Object.keys(localStorage)) ?? [])].filter((name) =>
    pattern.test(name),
  );
}

/**
 * Removes a tool's cookies, for this host and each domain above it, and what it keeps in `localStorage`. Vendors' opt-out marks
 * and what another script may have written under the same name stay.
 */
export function removeTraces(pattern: RegExp): void {
  const labels = location.hostname.split('.');
  const domains = labels.slice(0, -1).map((_, index) => `;domain=${labels.slice(index).join('.')}`);
  for (const name of storageTraces(pattern).filter(isRemovable)) {
    for (const domain of ['', ...domains])
      quietly(() => (page.cookie = `${name}=;path=/;max-age=0${domain}`));
    quietly(() => localStorage.removeItem(name));
  }
}

function isRemovable(name: string): boolean {
  const values = quietly(() => sourceOf(page.cookie).cookies(name)) ?? [];
  return (
    !optOutMarks.test(name) &&
    !(name === 'CookieConsent' && values.some((value) => foreignValues.test(value)))
  );
}

/** Both kinds of storage throw where they are blocked, and in a frame whose origin is opaque. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
