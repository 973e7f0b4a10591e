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
  adviseOnPolicyLink(host);
  for (const what of [...differences(host), ...outOfSight(host), ...illegible(host)]) {
    const sentence = `[consent] <${host.localName}>: ${what}. Refusing must be as easy as accepting, and both must be readable (docs/theme.md).`;
    if (told.has(sentence)) continue;
    told.add(sentence);
    console.warn(sentence, host);
  }
}

/** Without the link, visitors cannot read what they answer. A page may do without it on purpose, so this is advice, said once. */
function adviseOnPolicyLink(host: Element): void {
  if (told.has('policy-href') || host.shadowRoot?.querySelector('[part~=links] a,[part~=description] a') || host.querySelector('a[href]')) return;
  told.add('policy-href');
  console.info(`[consent] <${host.localName}> has no link to your cookie policy, so visitors cannot read what they answer. Write policy-href="/cookie-policy" on the tag, or "policyHref" in the markets of the policy. See docs/policy.md`, host);
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
