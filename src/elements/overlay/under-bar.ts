import { page, trusted } from '../../page/trusted-dom.js';

/** The element that the viewport scrolls. */
export function rootScroller(): Element {
  return page.scrollingElement ?? page.documentElement;
}

/** Whether a visitor can scroll an element; the viewport scrolls by the overflow of `html`, or of `body` where that says nothing. */
export function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight + 1) return false;
  const { documentElement, body } = page;
  const overflow = (of: Element) => getComputedStyle(of).overflowY;
  const isOfViewport = overflow(documentElement) === 'visible';
  if (element === rootScroller())
    return !/hidden|clip/.test(overflow(isOfViewport ? body : documentElement));
  return !(isOfViewport && element === body) && /auto|scroll/.test(overflow(element));
}

/** Everything in the page that is drawn under some points of a bar. The bar itself is in a shadow root, of which the host is found. */
function elementsUnder(bar: Element, top: number): Element[] {
  const hosts: Node[] = [];
  for (let root = bar.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    hosts.push(root.host);
  const { left, width } = bar.getBoundingClientRect();
  const points = [0.25, 0.5, 0.75].flatMap((part) =>
    [top, innerHeight - 4].map((y) => page.elementsFromPoint(left + width * part, y)),
  );
  return [...new Set(points.flat())].filter((element) => !hosts.includes(element));
}

/** Whether a bar covers anything of the page but its background. */
export function isReached(bar: Element): boolean {
  return elementsUnder(bar, bar.getBoundingClientRect().top + 4).some(
    (element) => element !== page.documentElement && element !== page.body,
  );
}

/** Scrollers of the page that reach under a bar, and whose end the viewport cannot be scrolled to. */
export function scrollersUnder(bar: Element): Set<Element> {
  const { top } = bar.getBoundingClientRect();
  const isLarge = (element: Element) => trusted(element).clientHeight > innerHeight / 2;
  const isFree = scrolls(rootScroller());
  return new Set(
    elementsUnder(bar, top + 4).filter(
      (element) =>
        element !== rootScroller() &&
        element !== page.documentElement &&
        scrolls(element) &&
        (!isFree || isLarge(element)),
    ),
  );
}

/** A low bar of the page at the foot of the screen that cannot be scrolled away, such as its navigation on a phone. */
export function barUnder(bar: Element): Element | undefined {
  let found: Element | undefined;
  for (
    let at: Element | null = elementsUnder(bar, innerHeight - 4)[0] ?? null;
    at && at !== page.body && at !== page.documentElement;
    at = trusted(at).parentElement
  ) {
    const { bottom, width, height } = trusted(at).getBoundingClientRect();
    if (scrolls(at)) found = undefined;
    if (bottom > innerHeight - 2 && height < innerHeight / 4 && width > innerWidth / 2) found = at;
    if (getComputedStyle(at).position === 'fixed') return found;
  }
  return scrolls(rootScroller()) ? undefined : found;
}
