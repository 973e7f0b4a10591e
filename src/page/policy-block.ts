import { ownScripts } from './own-script.js';
import { report } from '../diagnostics/report.js';
import { page } from './trusted-dom.js';

/** Matches every policy block, in SVG too. */
export const policyBlock = 'script[data-consent-policy]';

/** The texts of the blocks that were there when the policy was read. A router that replaces the head inserts equal ones again. */
const known = new Set<string | null>();

/**
 * The data block with the page's policy: a `<script data-consent-policy>` in the head, or in the body before the library's own
 * script. A block elsewhere may be content, and content configures nothing: it is reported and ignored.
 */
export function findPolicyBlock(): HTMLScriptElement | undefined {
  const [own] = ownScripts();
  let found: HTMLScriptElement | undefined;
  for (const block of page.querySelectorAll(policyBlock)) {
    known.add(block.textContent);
    if (isOfPage(block, own)) found ??= block;
    else report(['policy-in-content'], block);
  }
  return found;
}

/** Reports the blocks that came after the policy was read: they change nothing. */
export function reportLateBlocks(): void {
  for (const block of page.querySelectorAll(policyBlock))
    if (!known.has(block.textContent)) report(['policy-in-content'], block);
}

/** Browsers do not treat an SVG script as a data block, and the content of a gate is blocked. */
function isOfPage(block: Element, own: Element | undefined): block is HTMLScriptElement {
  if (!(block instanceof HTMLScriptElement) || block.closest('consent-gate')) return false;
  return (
    block.closest('head') !== null ||
    (own !== undefined &&
      (own.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)
  );
}
