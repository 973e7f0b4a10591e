import type { Report } from '../core/diagnostics.js';

const reported = new Set<string>();

/** Reports a mistake to the developer on the console, once per page. */
export const report: Report = (mistake, place) => {
  const key = mistake.join('\n');
  if (reported.has(key)) return;
  reported.add(key);
  void import('./messages.js')
    .then(({ explain }) => explain(mistake))
    .catch(
      () =>
        `${mistake.join(' ')} (The explanation could not be loaded. Serve chunks/ and locales/ in the same folder as the script.)`,
    )
    .then((message) => print(message, place));
};

function print(message: string, place: unknown): void {
  console.error(`[consent] ${message}`, ...(place === undefined ? [] : [place]));
}

/** Whether this is a developer's own machine, where the library reports advice that visitors do not need. */
export function isDevelopment(hostname: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$|\.(?:localhost|local|test)$/.test(hostname);
}
