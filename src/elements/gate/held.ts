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
 * Gives held attributes their real names in a copy that is not in the document yet.
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
      element.setAttribute(real, value);
    }
  }
  for (const frame of ours('iframe[srcdoc][src]')) frame.removeAttribute('srcdoc');
}

/** An address among what a gate holds that may not be loaded. A template's frames are left as written, unless they are code. */
export function findRefusedAddress(sources: readonly Element[], inner: string): Mistake | undefined {
  const addresses = [...heldAttributes.filter(([, real]) => real !== 'srcset'), ['src', 'src', 'iframe,script[type="text/plain"]']];
  for (const source of sources) {
    const isTemplate = source instanceof HTMLTemplateElement;
    for (const [held = '', , elements = ''] of addresses) {
      const within = [...(isTemplate ? source.content : source).querySelectorAll(elements)];
      for (const element of isTemplate || !source.matches(elements) ? within : [source, ...within]) {
        const value = element.getAttribute(held);
        const isOfGateWithin = element.closest(inner) !== (isTemplate ? null : source.closest(inner));
        const isAsWritten = isTemplate && held === 'src' && element.matches('iframe:not([srcdoc])');
        const isRefused = isAsWritten ? isCode(value) : value && !safeUrl(value);
        if (isRefused && !isOfGateWithin) return ['url-refused', element.localName, held, String(value)];
      }
    }
  }
  return undefined;
}

function isCode(value: string | null): boolean {
  return value !== null && URL.canParse(value, document.baseURI) && new URL(value, document.baseURI).protocol === 'javascript:';
}
