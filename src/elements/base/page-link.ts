import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import { page } from '../../page/trusted-dom.js';

/**
 * Where the cookie policy stands: the element's `policy-href`, else its market's. Any page of the web or of this site, but
 * nothing that runs: what is not is told to the author, and left out.
 */
export function policyLink(element: Element, { marketOf }: ConsentStore): string | undefined {
  const href = element.getAttribute('policy-href') ?? marketOf().policyHref;
  if (!href?.trim()) return undefined;
  if (URL.canParse(href, page.baseURI) && /^https?:$/.test(new URL(href, page.baseURI).protocol)) return href;
  report(['link-refused', element.localName, 'policy-href', href], element);
  return undefined;
}
