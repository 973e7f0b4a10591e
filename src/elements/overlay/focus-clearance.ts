import { page } from '../../page/trusted-dom.js';

/**
 * Keeps a banner from hiding what has the focus (WCAG 2.2, 2.4.11) where the room that was made for scrolling does not
 * help: in lists that scroll by themselves, under a bar at the head of the page, in a page's own fixed bars. The page
 * scrolls; if that is not enough, the banner stands aside until the focus is elsewhere (class `aside`: at the other end of
 * the screen; from the middle, where that is not enough either, `low`).
 *
 * @returns what ends it
 */
export function avoidObscuringFocus(banner: HTMLElement, host: Element): () => void {
  const look = () => {
    const focused = deepActiveElement();
    banner.classList.remove('aside', 'low');
    if (!focused || focused === page.body || isIn(host, focused) || !hides(banner, focused)) return;
    focused.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (const place of ['aside', 'low']) if (hides(banner, focused)) banner.classList.add(place);
  };
  page.addEventListener('focusin', look);
  look();
  return () => page.removeEventListener('focusin', look);
}

/** Whether a banner lies over the middle of an element that is on the screen and smaller than the banner. */
function hides(banner: Element, focused: Element): boolean {
  const [over, under] = [banner.getBoundingClientRect(), focused.getBoundingClientRect()];
  const isOver = (from: number, to: number, low: number, high: number, end: number) => {
    const middle = (Math.max(from, 0) + Math.min(to, end)) / 2;
    return to > 0 && from < end && middle >= low && middle <= high;
  };
  return (
    under.height < over.height &&
    isOver(under.top, under.bottom, over.top, over.bottom, innerHeight) &&
    isOver(under.left, under.right, over.left, over.right, innerWidth)
  );
}

/** Whether an element is another's, in whatever shadow root or slot of it. While `focusin` is dispatched, Chromium does not know `:focus-within` yet. */
function isIn(host: Element, element: Element | undefined): boolean {
  return (
    element !== undefined &&
    (host.contains(element) || isIn(host, (element.getRootNode() as ShadowRoot).host))
  );
}

/** What has the focus, in whatever open shadow root it is. */
export function deepActiveElement(): Element | null {
  let active = page.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
