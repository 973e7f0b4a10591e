import { page } from '../page/trusted-dom.js';

let canCopy = true;

/**
 * Copies a blocked script into a new element. A script that `innerHTML` and its like parsed counts as already started and never
 * runs; so do its clones: https://html.spec.whatwg.org/multipage/parsing.html#scriptTag
 *
 * @returns `undefined` where Trusted Types forbid it
 */
export function copyScript(held: HTMLScriptElement): HTMLScriptElement | undefined {
  if (!canCopy) return undefined;
  try {
    const script = page.createElementNS(held.namespaceURI, 'script') as HTMLScriptElement;
    for (const { name, value } of held.attributes) script.setAttribute(name, value);
    script.textContent = held.textContent;
    // Browsers hide the attribute's value from a document with a Content Security Policy.
    script.nonce = held.nonce;
    return script;
  } catch {
    canCopy = false;
    return undefined;
  }
}
