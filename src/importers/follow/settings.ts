import { report } from '../../diagnostics/report.js';
import { trusted } from '../../page/trusted-dom.js';
import type { Follower } from './follower.js';

const selector = '[data-consent-action="open-preferences"]';

/**
 * Makes openers of our preferences open the other tool's. It listens on `window`, before the page's own openers.
 *
 * @returns what opens them by itself
 */
export function connectSettings(follower: Follower): () => void {
  const open = () => {
    if (!follower.openSettings()) report(['follow-missing', follower.id]);
  };
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    const opener = event
      .composedPath()
      .find((target) => target instanceof Element && trusted(target).matches(selector));
    if (!opener) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open();
  };
  addEventListener('click', onClick, { capture: true });
  return open;
}
