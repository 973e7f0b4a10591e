import { page, trusted } from './trusted-dom.js';

const selector = '[data-consent-action="open-preferences"]';

/**
 * Opens the preferences from anything marked `data-consent-action="open-preferences"`, in the document and in open
 * shadow roots, present or added later. It handles no other action, because content must not be able to accept.
 */
export function connectOpeners(open: (opener: Element) => void): void {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    const path = event.composedPath().filter((target) => target instanceof Element);
    const opener = path.find((element) => trusted(element).matches(selector));
    if (!opener) return;
    // A link must not navigate, and a button must not submit its form.
    event.preventDefault();
    open(opener);
  };
  // Capture, because a page may stop the propagation of clicks.
  page.addEventListener('click', onClick, { capture: true });
}
