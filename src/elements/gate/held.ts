import { safeUrl } from '../../release/safe-url.js';
import { report } from '../../report.js';

/** Attributes that hold an address back, and the elements on which they do; elsewhere such a name is somebody's data. */
const heldAttributes: readonly (readonly [attribute: string, real: string, elements: string])[] = [
  ['data-src', 'src', 'iframe,img,video,audio,source,track,input'],
  ['data-srcset', 'srcset', 'img,source'],
  ['data-poster', 'poster', 'video'],
  ['data-href', 'href', 'link,image,use'],
];

const heldSelector = [
  ...heldAttributes.flatMap(([attribute, , elements]) => elements.split(',').map((name) => `${name}[${attribute}]`)),
  'iframe[srcdoc][src]',
  'script[type="text/plain"]:not([data-consent],[data-consent-service])',
].join(',');

/** Whether a gate's child is, or has within it, something that waits for that gate. */
export function isHeldContent(child: Element, gate: Element): boolean {
  if (child.matches(heldSelector)) return true;
  return [...child.querySelectorAll(heldSelector)].some((held) => held.closest(gate.localName) === gate);
}

/**
 * Gives held attributes their real names in a copy that is not in the document yet; an address that may not be loaded is told.
 *
 * @param inner the tag of the gates in the copy: what they hold is theirs
 */
export function releaseAttributes(root: ParentNode, inner: string): void {
  const ours = (selector: string) => [...root.querySelectorAll(selector)].filter((element) => !element.closest(inner));
  for (const [held, real, elements] of heldAttributes) {
    for (const element of ours(elements)) {
      const value = element.getAttribute(held);
      if (value === null) continue;
      element.removeAttribute(held);
      if (real === 'srcset' || safeUrl(value)) element.setAttribute(real, value);
      else report(['url-refused', element.localName, held, value]);
    }
  }
  for (const frame of ours('iframe[srcdoc][src]')) frame.removeAttribute('srcdoc');
}
