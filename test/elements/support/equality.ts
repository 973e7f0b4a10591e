import { queryAll } from './site.js';

/** Sizes are compared as boxes, to the pixel; these follow from them, or from the place. */
const measured = /^(?:width|height|(?:inline|block)-size|perspective-origin|transform-origin|(?:top|right|bottom|left|inset.*))$/;

/** What makes the two buttons of an element differ for whoever looks at them: requirements Q1, Q2, Q3, Q9. Empty when all is well. */
export function differences(host: Element): string[] {
  const buttons = queryAll<HTMLButtonElement>(host, 'button[data-consent-action]');
  const [reject, accept] = ['reject-all', 'accept-all'].map((action) => buttons.find((button) => button.dataset.consentAction === action));
  if (!reject || !accept) return ['one of the two is missing'];
  const found = differ('markup', markupOf(reject), markupOf(accept));
  if (reject.nextElementSibling !== accept) found.push('reject does not stand right before accept');
  for (const side of ['width', 'height'] as const) {
    const [one, other] = [reject.getBoundingClientRect()[side], accept.getBoundingClientRect()[side]];
    if (Math.abs(one - other) > 1) found.push(`${side}: ${one} and ${other}`);
  }
  if (isWithinReach(accept) && !isWithinReach(reject)) found.push('accept can be clicked, reject cannot');
  for (const pseudo of [undefined, '::before', '::after']) found.push(...styleDifferences(reject, accept, pseudo));
  found.push(...focusDifferences(reject, accept));
  return found;
}

/** Whether a click in the middle of a control is heard by it: it is on the screen, and nothing lies over it. */
export function isReachable(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const hit = (control.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && control.contains(hit);
}

/** The same after scrolling to it, as far as the page lets itself be scrolled. */
function isWithinReach(control: Element): boolean {
  control.scrollIntoView({ block: 'nearest' });
  return isReachable(control);
}

export function isInViewport(control: Element): boolean {
  const { left, top, right, bottom } = control.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}

function markupOf(button: HTMLButtonElement): string {
  const copy = button.cloneNode() as HTMLButtonElement;
  delete copy.dataset.consentAction;
  return copy.outerHTML;
}

function styleDifferences(one: Element, other: Element, pseudo?: string): string[] {
  const [first, second] = [getComputedStyle(one, pseudo), getComputedStyle(other, pseudo)];
  return [...first]
    .filter((property) => !measured.test(property))
    .flatMap((property) => differ(`${pseudo ?? ''} ${property}`, first.getPropertyValue(property), second.getPropertyValue(property)));
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

function differ(what: string, one: string | undefined, other: string | undefined): string[] {
  return one === other ? [] : [`${what}: ${one} and ${other}`];
}
