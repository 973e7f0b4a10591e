import { answersOf, differences } from './differences.js';
import { illegible } from './legibility.js';

const reported = new Set<string>();

/**
 * Warns a developer on the console about a theme: answers that differ, are out of view, or cannot be read. Visitors never load
 * this module.
 */
export function audit(host: Element): void {
  // The visitor may have answered meanwhile.
  if (!answersOf(host)?.accept.checkVisibility()) return;
  adviseOnPolicyLink(host);
  for (const what of [...differences(host), ...outOfSight(host), ...illegible(host)]) {
    const sentence = `[consent] <${host.localName}>: ${what}. Refusing must be as easy as accepting, and both must be readable. Change the theme. See docs/theme.md`;
    if (reported.has(sentence)) continue;
    reported.add(sentence);
    console.warn(sentence, host);
  }
}

/** Suggests a link to the cookie policy. A page may omit it on purpose, so this is advice, printed once. */
function adviseOnPolicyLink(host: Element): void {
  if (
    reported.has('policy-href') ||
    host.shadowRoot?.querySelector('[part~=links] a,[part~=description] a') ||
    host.querySelector('a[href]')
  )
    return;
  reported.add('policy-href');
  console.info(
    `[consent] <${host.localName}> has no link to your cookie policy, so visitors cannot read it before they answer. Write policy-href="/cookie-policy" on the tag, or "policyHref" in the markets of the policy. See docs/policy.md`,
    host,
  );
}

/** Returns which of the two answers of an overlay is outside the viewport. */
function outOfSight(host: Element): string[] {
  if (host.matches('[inline]')) return [];
  return Object.entries(answersOf(host) ?? {}).flatMap(([name, button]: [string, Element]) => {
    const { left, top, right, bottom } = button.getBoundingClientRect();
    const isIn = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
    return isIn ? [] : [`${name} is not completely in the viewport`];
  });
}
