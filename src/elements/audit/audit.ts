import { answersOf, differences } from './differences.js';
import { illegible } from './legibility.js';

const told = new Set<string>();

/**
 * Tells a developer on the console what a theme does to a layer: what makes refusing and accepting differ, what lies out of
 * sight, what cannot be read. Visitors never load it.
 */
export function audit(host: Element): void {
  // It may have been answered meanwhile.
  if (!answersOf(host)?.accept.checkVisibility()) return;
  for (const what of [...differences(host), ...outOfSight(host), ...illegible(host)]) {
    const sentence = `[consent] <${host.localName}>: ${what}. Refusing must be as easy as accepting, and both must be readable (docs/theme.md).`;
    if (told.has(sentence)) continue;
    told.add(sentence);
    console.warn(sentence, host);
  }
}

/** What of the two answers of a layer over the page is not on the screen. */
function outOfSight(host: Element): string[] {
  if (host.matches('[inline]')) return [];
  return Object.entries(answersOf(host) ?? {}).flatMap(([name, button]: [string, Element]) => {
    const { left, top, right, bottom } = button.getBoundingClientRect();
    const isIn = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
    return isIn ? [] : [`${name} is not wholly on the screen`];
  });
}
