import type { Mistake } from '../../core/diagnostics.js';
import { safeUrl } from '../../activation/safe-url.js';
import { blockedNames, loads } from './loads.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** Attributes that block an address, and the elements on which they do; elsewhere such a name is somebody's data. */
const blockedAttributes = loads
  .filter(([attribute]) => !attribute.includes(':'))
  .flatMap(([real, elements]) =>
    blockedNames(real).map(
      (name) => [name, real, elements.replace(/,script$/, '').split(',')] as const,
    ),
  );

const blockedSelector = [
  ...blockedAttributes.flatMap(([name, , elements]) =>
    elements.map((element) => `${element}[${name}]`),
  ),
  'iframe[srcdoc][src]',
  'script[type="text/plain"]:not([data-consent],[data-consent-service])',
].join(',');

const blockedFrames = 'iframe[data-src],iframe[data-consent-src]';

/** The older names, which lazy loaders read. */
const lazyAttributes = blockedAttributes.filter(([name, real]) => name === `data-${real}`);

/**
 * Renames blocked addresses that the page's lazy loaders read, `data-src` to `data-consent-src`: some load an iframe by its window, so
 * that nothing on the element keeps them from it. What a loader set before is reported (inspect.ts).
 */
export function hideFromLoaders(gate: Element): void {
  for (const [name, real, elements] of lazyAttributes) {
    for (const element of gate.querySelectorAll(
      elements.map((tag) => `${tag}[${name}]:not([data-consent-content] *)`).join(),
    )) {
      element.setAttribute(`data-consent-${real}`, element.getAttribute(name) ?? '');
      element.removeAttribute(name);
    }
  }
}

/** All that a child blocks, as one text: a template's markup, else the addresses in it. */
export function blockedMarkup(child: Element): string {
  if (child instanceof HTMLTemplateElement) return child.innerHTML;
  return [trusted(child), ...trusted(child).querySelectorAll(blockedSelector)]
    .map((element) =>
      ['src', ...blockedAttributes.map(([name]) => name)].map((name) => element.getAttribute(name)),
    )
    .join();
}

/** Whether an element is, or has within it, something that waits for that gate. */
export function isBlockedContent(child: Element, gate: Element): boolean {
  if (trusted(child).matches(blockedSelector)) return true;
  return [...trusted(child).querySelectorAll(blockedSelector)].some(
    (blocked) => blocked.closest(gate.localName) === gate,
  );
}

/**
 * Gives blocked attributes their real names in a copy that is not in the document yet. A template's frames are left as written,
 * unless they are code.
 *
 * @param inner the tag of the gates in the copy: what they block is theirs
 * @returns what is wrong with an address, if one of them may not be loaded
 */
export function releaseAttributes(root: ParentNode, inner: string): Mistake | undefined {
  let refused: Mistake | undefined;
  const own = (selector: string) =>
    [...root.querySelectorAll(selector)].filter((element) => !element.closest(inner));
  const refuse = (element: Element, attribute: string) =>
    (refused ??= [
      'url-refused',
      element.localName,
      attribute,
      String(element.getAttribute(attribute)),
    ]);
  for (const frame of own(`iframe[src],${blockedFrames},script[type="text/plain"][src]`)) {
    const src = frame.matches(blockedFrames) ? null : frame.getAttribute('src');
    const isAsWritten = frame.matches('iframe:not([srcdoc])');
    if (isAsWritten ? isCode(src) : src && !safeUrl(src)) refuse(frame, 'src');
    if (!isAsWritten) frame.removeAttribute('srcdoc');
  }
  for (const [blocked, real, elements] of blockedAttributes) {
    for (const element of own(elements.join())) {
      const value = element.getAttribute(blocked);
      if (value === null) continue;
      if (real !== 'srcset' && !safeUrl(value)) refuse(element, blocked);
      element.removeAttribute(blocked);
      element.setAttribute(real, value);
    }
  }
  return refused;
}

function isCode(value: string | null): boolean {
  return (
    value !== null &&
    URL.canParse(value, page.baseURI) &&
    new URL(value, page.baseURI).protocol === 'javascript:'
  );
}
