import { isExecutable, isHeld } from '../../release/revive-script.js';
import { isHeldContent, releaseAttributes } from './held.js';

/** What an author wrote to be held back, in the document's order: templates, and children that carry held addresses. */
export function findContent(gate: Element): Element[] {
  return [...gate.children].filter(
    (child) =>
      !child.slot &&
      !child.hasAttribute('data-consent-content') &&
      (child instanceof HTMLTemplateElement || (child.localName !== gate.localName && isHeldContent(child))),
  );
}

/** Copies content so that nothing in the copy runs by being inserted: its scripts wait for `runInOrder`. */
export function copyContent(source: Element): DocumentFragment {
  const copy = document.createDocumentFragment();
  copy.append(document.importNode(source instanceof HTMLTemplateElement ? source.content : source, true));
  releaseAttributes(copy);
  for (const script of copy.querySelectorAll('script')) {
    if (isHeld(script) || !isExecutable(script)) continue;
    script.dataset.type = script.type;
    script.type = 'text/plain';
  }
  return copy;
}

/** The scripts of a copy that are to run. Those that say themselves what they need are the page's, and those that hold data stay. */
export function scriptsOf(content: ParentNode): HTMLScriptElement[] {
  return [...content.querySelectorAll('script')].filter(
    (script) => isHeld(script) && !script.dataset.consent && !script.dataset.consentService,
  );
}

/** Whether the parser is done with an element: while the page still comes in, its last child may be half of itself. */
export function isParsed(element: Element): boolean {
  if (document.readyState !== 'loading') return true;
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
}
