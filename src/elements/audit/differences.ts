import { page } from '../../page/trusted-dom.js';

/** Sizes are compared as boxes, to the pixel; these follow from them, or from the place. A custom property paints nothing by itself. */
const measured = /^(?:--.*|width|height|(?:inline|block)-size|perspective-origin|transform-origin|(?:top|right|bottom|left|inset.*))$/;

/** What our own styles show of the pointer and the focus, which can be on one of the two only. */
const pointedAt = ':is(:focus, :hover, :active)';
const ofPointing = /^(?:outline|box-shadow|border-.*color)/;

/** The two answers of a layer that has them. */
export interface Answers {
  readonly reject: HTMLButtonElement;
  readonly accept: HTMLButtonElement;
}

/** Refusing and accepting, as a layer has drawn them. */
export function answersOf(host: Element): Answers | undefined {
  const find = (action: string) => host.shadowRoot?.querySelector<HTMLButtonElement>(`button[data-consent-action="${action}"]`);
  const [reject, accept] = [find('reject-all'), find('accept-all')];
  return reject && accept ? { reject, accept } : undefined;
}

/** What makes the two answers differ for whoever looks at them: their markup, place, size and style. Empty when all is well. */
export function differences(host: Element): string[] {
  const answers = answersOf(host);
  if (!answers) return ['one of the two is missing'];
  const { reject, accept } = answers;
  const found = differ('markup', markupOf(reject), markupOf(accept));
  if (reject.nextElementSibling !== accept) found.push('reject does not stand right before accept');
  if (overlap(reject, accept)) found.push('reject and accept lie over each other');
  if (isReachable(accept) && !isReachable(reject)) found.push('accept can be clicked, reject cannot');
  return [...found, ...visibleDifferences(reject, accept)];
}

/** What tells two buttons apart but for their words: size and style. */
export function visibleDifferences(one: Element, other: Element): string[] {
  const found: string[] = [];
  for (const side of ['width', 'height'] as const) {
    const [first, second] = [one.getBoundingClientRect()[side], other.getBoundingClientRect()[side]];
    if (Math.abs(first - second) > 1) found.push(`${side}: ${first} and ${second}`);
  }
  for (const pseudo of [undefined, '::before', '::after']) found.push(...styleDifferences(one, other, pseudo));
  return found;
}

/** Whether a click in the middle of a control is heard by it: it is on the screen, and nothing lies over it. */
export function isReachable(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const root = control.getRootNode() as ShadowRoot;
  // Under `html { zoom }` WebKit measures boxes in the page before it, and points in the window after.
  const zooms = [1, Number(getComputedStyle(page.documentElement).zoom) || 1];
  return zooms.some((zoom) => {
    const [x, y] = [(left + width / 2 + scrollX) * zoom - scrollX, (top + height / 2 + scrollY) * zoom - scrollY];
    return control.contains(root.elementFromPoint(x, y));
  });
}

function overlap(one: Element, other: Element): boolean {
  const [first, second] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const shared = (start: 'left' | 'top', end: 'right' | 'bottom') => Math.min(first[end], second[end]) - Math.max(first[start], second[start]);
  return shared('left', 'right') > 1 && shared('top', 'bottom') > 1;
}

function markupOf(button: HTMLButtonElement): string {
  const copy = button.cloneNode() as HTMLButtonElement;
  delete copy.dataset.consentAction;
  return copy.outerHTML;
}

function styleDifferences(one: Element, other: Element, pseudo?: string): string[] {
  const [first, second] = [getComputedStyle(one, pseudo), getComputedStyle(other, pseudo)];
  // Without content it is not drawn.
  if (pseudo && first.content === 'none' && second.content === 'none') return [];
  const isPointedAt = one.matches(pointedAt) || other.matches(pointedAt);
  return [...first]
    .filter((property) => !measured.test(property) && !(isPointedAt && ofPointing.test(property)))
    .flatMap((property) => differ(`${pseudo ?? ''} ${property}`, first.getPropertyValue(property), second.getPropertyValue(property)));
}

export function differ(what: string, one: string | undefined, other: string | undefined): string[] {
  return one === other ? [] : [`${what}: ${one} and ${other}`];
}
