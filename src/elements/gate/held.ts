import type { Mistake } from '../../core/report.js';
import { safeUrl } from '../../release/safe-url.js';

/** Attributes that hold an address back, and the elements on which they do; elsewhere such a name is somebody's data. */
const heldAttributes: readonly (readonly [attribute: string, real: string, elements: string])[] = [
  ['data-src', 'src', 'iframe,img,video,audio,source,track,input'],
  ['data-srcset', 'srcset', 'img,source'],
  ['data-poster', 'poster', 'video'],
  ['data-href', 'href', 'link,image,use,feImage'],
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
 * Gives held attributes their real names in a copy that is not in the document yet. A template's frames are left as written,
 * unless they are code.
 *
 * @param inner the tag of the gates in the copy: what they hold is theirs
 * @returns what is wrong with an address, if one of them may not be loaded
 */
export function releaseAttributes(root: ParentNode, inner: string): Mistake | undefined {
  let refused: Mistake | undefined;
  const ours = (selector: string) => [...root.querySelectorAll(selector)].filter((element) => !element.closest(inner));
  const refuse = (element: Element, attribute: string) => (refused ??= ['url-refused', element.localName, attribute, String(element.getAttribute(attribute))]);
  for (const frame of ours('iframe[src],script[type="text/plain"][src]')) {
    const src = frame.getAttribute('src');
    const isAsWritten = frame.matches('iframe:not([srcdoc])');
    if (isAsWritten ? isCode(src) : src && !safeUrl(src)) refuse(frame, 'src');
    if (!isAsWritten) frame.removeAttribute('srcdoc');
  }
  for (const [held, real, elements] of heldAttributes) {
    for (const element of ours(elements)) {
      const value = element.getAttribute(held);
      if (value === null) continue;
      if (real !== 'srcset' && !safeUrl(value)) refuse(element, held);
      element.removeAttribute(held);
      element.setAttribute(real, value);
    }
  }
  return refused;
}

function isCode(value: string | null): boolean {
  return value !== null && URL.canParse(value, document.baseURI) && new URL(value, document.baseURI).protocol === 'javascript:';
}
