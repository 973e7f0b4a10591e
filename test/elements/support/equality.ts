import { answersOf, differ, differences as look } from '../../../src/elements/audit/differences.js';

export { isReachable, visibleDifferences } from '../../../src/elements/audit/differences.js';

/** What makes the two answers of an element differ, also while one of them has the focus: requirements Q1, Q2, Q3, Q9. */
export function differences(host: Element): string[] {
  const { reject, accept } = answersOf(host) ?? {};
  if (!reject || !accept) return ['one of the two is missing'];
  // In the page, as far as it lets itself be scrolled.
  accept.scrollIntoView({ block: 'nearest' });
  reject.scrollIntoView({ block: 'nearest' });
  return [...look(host), ...focusDifferences(reject, accept)];
}

export function isInViewport(control: Element): boolean {
  const { left, top, right, bottom } = control.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}

/** How each looks while it has the focus; the focus goes back to where it was. */
function focusDifferences(one: HTMLElement, other: HTMLElement): string[] {
  const [first, second] = [one, other].map((button) => {
    button.focus();
    const { outline, outlineOffset, boxShadow, backgroundColor, color } = getComputedStyle(button);
    button.blur();
    return [outline, outlineOffset, boxShadow, backgroundColor, color].join(' | ');
  });
  return differ('focused', first, second);
}
