import type { Report } from '../core/diagnostics.js';

const told = new Set<string>();

/** Tells a developer about a mistake on the console: once per page, however often it is met. */
export const report: Report = (mistake, place) => {
  const key = mistake.join('\n');
  if (told.has(key)) return;
  told.add(key);
  void import('./messages.js')
    .then(({ explain }) => explain(mistake))
    .catch(() => `${mistake.join(' ')} (What explains this could not be loaded. Serve chunks/ and locales/ beside the script.)`)
    .then((message) => say(message, place));
};

function say(message: string, place: unknown): void {
  console.error(`[consent] ${message}`, ...(place === undefined ? [] : [place]));
}

/** A developer's own machine: what would not help visitors is told there. */
export function isDevelopment(hostname: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$|\.(?:localhost|local|test)$/.test(hostname);
}
