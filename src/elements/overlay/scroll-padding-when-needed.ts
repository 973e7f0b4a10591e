import { page } from '../../page/trusted-dom.js';

/**
 * Loads the scroll padding for a banner as soon as the page reaches the foot of the viewport, or the visitor moves. A page that
 * ends above the banner does not need it.
 *
 * @returns what ends it
 */
export function keepRoomWhenNeeded(bar: HTMLElement, host: Element, isAtHead: boolean): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let end = (): void => undefined;
  const observer = new ResizeObserver(() => isReached(host) && load());
  const load = () => {
    if (signal.aborted) return;
    leave();
    void import('./scroll-padding.js')
      .then(({ keepScrollRoom }) => (end = isEnded ? end : keepScrollRoom(bar, isAtHead)))
      .catch(() => undefined);
  };
  let isEnded = false;
  const leave = () => {
    observer.disconnect();
    stop.abort();
  };
  for (const element of [bar, page.documentElement, page.body]) observer.observe(element);
  for (const type of ['scroll', 'pointermove', 'pointerdown', 'keydown'])
    page.addEventListener(type, load, { capture: true, passive: true, signal });
  return () => {
    isEnded = true;
    leave();
    end();
  };
}

/** Whether something of the page is at the foot of the screen. */
function isReached(host: Element): boolean {
  return page
    .elementsFromPoint(innerWidth / 2, innerHeight - 4)
    .some(
      (element) => element !== host && element !== page.body && element !== page.documentElement,
    );
}
