import { page } from '../page/trusted-dom.js';

/**
 * Whether the browser has not marked a script as already started; nothing in the DOM says so. An import map from a file is refused
 * with an `error` event, without a request and without touching a Trusted Types sink, but only where the element is fresh. The
 * `toggle` event waits in the same queue, behind it.
 *
 * @param probe a clone, which has the mark of its original
 * @param place where it may be put for a moment
 */
export function isFresh(probe: HTMLScriptElement, place: Element): Promise<boolean> {
  return new Promise((resolve) => {
    const details = page.createElement('details');
    probe.onerror = () => resolve(true);
    details.ontoggle = () => resolve(false);
    probe.type = 'importmap';
    place.before(probe);
    probe.remove();
    details.open = true;
  });
}

let canCopy = true;

/**
 * Copies a blocked script into a new element. A script that `innerHTML` and its like parsed counts as already started and never
 * runs; so do its clones: https://html.spec.whatwg.org/multipage/parsing.html#scriptTag
 *
 * @returns `undefined` where Trusted Types forbid it
 */
export function copyScript(blocked: HTMLScriptElement): HTMLScriptElement | undefined {
  if (!canCopy) return undefined;
  try {
    const script = page.createElementNS(blocked.namespaceURI, 'script') as HTMLScriptElement;
    for (const { name, value } of blocked.attributes) script.setAttribute(name, value);
    script.textContent = blocked.textContent;
    // Browsers hide the attribute's value from a document with a Content Security Policy.
    script.nonce = blocked.nonce;
    return script;
  } catch {
    canCopy = false;
    return undefined;
  }
}
