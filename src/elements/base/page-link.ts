import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import { page } from '../../page/trusted-dom.js';

/**
 * Returns the URL of the cookie policy: the element's `policy-href`, else its market's. Any page of the web or of this site, but
 * not a script. Other values are reported to the author and ignored.
 */
export function policyLink(element: Element, { marketOf }: ConsentStore): string | undefined {
  const href = element.getAttribute('policy-href') ?? marketOf().policyHref;
  if (!href?.trim()) return undefined;
  if (URL.canParse(href, page.baseURI) && /^https?:$/.test(new URL(href, page.baseURI).protocol))
    return href;
  report(['link-refused', element.localName, 'policy-href', href], element);
  return undefined;
}
