import { page } from '../../page/trusted-dom.js';

/** Properties that follow from size or position, which are compared as boxes. A custom property paints nothing by itself. */
const measured =
  /^(?:--.*|width|height|(?:inline|block)-size|perspective-origin|transform-origin|(?:top|right|bottom|left|inset.*))$/;

/** Our own styles of the pointer and the focus, which can be on one of the two answers only. */
const pointedAt = ':is(:focus, :hover, :active)';
const ofPointing = /^(?:outline|box-shadow|border-.*color)/;

/** The two answers of a layer that has them. */
export interface Answers {
  readonly reject: HTMLButtonElement;
  readonly accept: HTMLButtonElement;
}

/** Refusing and accepting, as a layer has drawn them. */
export function answersOf(host: Element): Answers | undefined {
  const find = (action: string) =>
    host.shadowRoot?.querySelector<HTMLButtonElement>(`button[data-consent-action="${action}"]`);
  const [reject, accept] = [find('reject-all'), find('accept-all')];
  return reject && accept ? { reject, accept } : undefined;
}

/** Returns the visible differences of the two answers: markup, position, size and style. Empty if they are equal. */
export function differences(host: Element): string[] {
  const answers = answersOf(host);
  if (!answers) return ['reject or accept is missing'];
  const { reject, accept } = answers;
  const found = differ('markup', markupOf(reject), markupOf(accept));
  if (reject.nextElementSibling !== accept) found.push('reject is not directly before accept');
  if (overlap(reject, accept)) found.push('reject and accept overlap');
  if (isReachable(accept) && !isReachable(reject)) found.push('accept is clickable, reject is not');
  return [...found, ...visibleDifferences(reject, accept)];
}

/** Returns the differences of two buttons in size and style, not in text. */
export function visibleDifferences(one: Element, other: Element): string[] {
  const found: string[] = [];
  for (const side of ['width', 'height'] as const) {
    const [first, second] = [
      one.getBoundingClientRect()[side],
      other.getBoundingClientRect()[side],
    ];
    if (Math.abs(first - second) > 1) found.push(`${side}: ${first} and ${second}`);
  }
  for (const pseudo of [undefined, '::before', '::after'])
    found.push(...styleDifferences(one, other, pseudo));
  return found;
}

/** Whether a control receives a click in its middle: it is in the viewport, and nothing covers it. */
export function isReachable(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const root = control.getRootNode() as ShadowRoot;
  // Under `html { zoom }` WebKit measures boxes in the page before it, and points in the window after.
  const zooms = [1, Number(getComputedStyle(page.documentElement).zoom) || 1];
  return zooms.some((zoom) => {
    const [x, y] = [
      (left + width / 2 + scrollX) * zoom - scrollX,
      (top + height / 2 + scrollY) * zoom - scrollY,
    ];
    return control.contains(root.elementFromPoint(x, y));
  });
}

function overlap(one: Element, other: Element): boolean {
  const [first, second] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const shared = (start: 'left' | 'top', end: 'right' | 'bottom') =>
    Math.min(first[end], second[end]) - Math.max(first[start], second[start]);
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
    .flatMap((property) =>
      differ(
        `${pseudo ?? ''} ${property}`,
        first.getPropertyValue(property),
        second.getPropertyValue(property),
      ),
    );
}

export function differ(what: string, one: string | undefined, other: string | undefined): string[] {
  return one === other ? [] : [`${what}: ${one} and ${other}`];
}
