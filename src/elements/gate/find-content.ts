import type { Mistake } from '../../core/diagnostics.js';
import { isParsedWithPage } from '../../activation/parser-state.js';
import { type BlockedScript, isExecutable, isBlocked } from '../../activation/blocked-script.js';
import { isBlockedContent, releaseAttributes } from './blocked.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** A copy of what an author wrote, with nothing in it that runs by being inserted, and the scripts that are to run then. */
export interface ContentCopy {
  readonly source: Element;
  readonly fragment: DocumentFragment;
  readonly scripts: readonly Omit<BlockedScript, 'needs'>[];
  /** What is wrong with an address in it: it must not be used. */
  readonly refused: Mistake | undefined;
}

/**
 * What an author wrote as blocked content, in the document's order: templates, also those that an editor wrapped in a paragraph,
 * and children that carry blocked addresses.
 */
export function findContent(gate: Element): Element[] {
  return [...gate.children].flatMap((child) => {
    const { slot, localName } = trusted(child);
    if (slot || trusted(child).hasAttribute('data-consent-content') || localName === gate.localName)
      return [];
    if (child instanceof HTMLTemplateElement || isBlockedContent(child, gate)) return child;
    return [...trusted(child).querySelectorAll('template')].filter((template) =>
      isWrapped(template, gate),
    );
  });
}

/** A template in a custom element, such as a gate, is that element's own. */
function isWrapped(template: Element, gate: Element): boolean {
  let parent = template.parentElement;
  while (parent && !trusted(parent).localName.includes('-')) parent = trusted(parent).parentElement;
  return parent === gate;
}

/** @param inner the tag of the gates in the content: what they block is theirs */
export function copyContent(source: Element, inner: string): ContentCopy {
  const fragment = page.createDocumentFragment();
  fragment.append(
    page.importNode(source instanceof HTMLTemplateElement ? source.content : source, true),
  );
  const refused = releaseAttributes(fragment, inner);
  const cameWithPage = isParsedWithPage(source);
  const scripts = [...fragment.querySelectorAll('script')].filter(
    (script) => !script.closest(inner),
  );
  for (const script of scripts) {
    if (isBlocked(script) || !isExecutable(script)) continue;
    script.dataset.type = script.type;
    script.type = 'text/plain';
  }
  return {
    source,
    fragment,
    refused,
    scripts: scripts.filter(isGates).map((script) => ({ script, cameWithPage })),
  };
}

/** Scripts that say themselves what they need are the page's; those that hold data stay what they are. */
function isGates(script: HTMLScriptElement): boolean {
  return isBlocked(script) && !script.dataset.consent && !script.dataset.consentService;
}
