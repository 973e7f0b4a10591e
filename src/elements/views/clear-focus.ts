/**
 * Keeps a banner from hiding what has the focus (WCAG 2.2, 2.4.11) where the room that was made for scrolling does not
 * help: in lists that scroll by themselves, under a bar at the head of the page, in a page's own fixed bars. The page
 * scrolls; if that is not enough, the banner stands aside until the focus is elsewhere (class `aside`: at the other end of
 * the screen; from the middle, where that is not enough either, `low`).
 *
 * @returns what ends it
 */
export function keepFocusClear(banner: HTMLElement, host: Element): () => void {
  const look = () => {
    const focused = deepActiveElement();
    banner.classList.remove('aside', 'low');
    if (!focused || focused === document.body || host.shadowRoot?.contains(focused) || !hides(banner, focused)) return;
    focused.scrollIntoView({ block: 'center', behavior: 'instant' });
    for (const place of ['aside', 'low']) if (hides(banner, focused)) banner.classList.add(place);
  };
  document.addEventListener('focusin', look);
  look();
  return () => document.removeEventListener('focusin', look);
}

/** Whether nothing is left to see of an element that is on the screen. */
function hides(banner: Element, focused: Element): boolean {
  const [over, under] = [banner.getBoundingClientRect(), focused.getBoundingClientRect()];
  const isOnScreen = under.bottom > 0 && under.top < innerHeight && under.right > 0 && under.left < innerWidth;
  const isInside = Math.max(under.top, 0) >= over.top && Math.min(under.bottom, innerHeight) <= over.bottom;
  return isOnScreen && isInside && Math.max(under.left, 0) >= over.left && Math.min(under.right, innerWidth) <= over.right;
}

/** What has the focus, in whatever open shadow root it is. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
