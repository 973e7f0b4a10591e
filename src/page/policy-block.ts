import { ownScripts } from '../own-script.js';
import { report } from '../report.js';
import { page } from '../trusted-dom.js';

/**
 * The data block with the page's policy: a `<script data-consent-policy>` in the head, or in the body before the library's own
 * script. What stands elsewhere may be content, and content configures nothing: it is reported and left.
 */
export function findPolicyBlock(): HTMLScriptElement | undefined {
  const [own] = ownScripts();
  let found: HTMLScriptElement | undefined;
  for (const block of page.querySelectorAll('script[data-consent-policy]')) {
    if (isOfPage(block, own)) found ??= block;
    else report(['policy-in-content'], block);
  }
  return found;
}

/** Browsers do not treat an SVG script as a data block, and the content of a gate is held back. */
function isOfPage(block: Element, own: Element | undefined): block is HTMLScriptElement {
  if (!(block instanceof HTMLScriptElement) || block.closest('consent-gate')) return false;
  return block.closest('head') !== null || (own !== undefined && (own.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) !== 0);
}
