import { isParsed } from '../../release/parsed.js';
import { ConsentGateViolationEvent } from '../events.js';
import { block, neutralize, ownElements } from './live-children.js';
import { heldNames, loads, type Load } from './loads.js';
import { placed } from './placed.js';

/** What only code that is loaded later knows: rare forms, and names that lazy loaders use too. */
const rare = '[style*="("],style,noscript,meta,svg,iframe[srcdoc]:not([srcdoc=""]),script[type=speculationrules]';
const older = '[data-src],[data-srcset],[data-poster],[data-href]';

/** What Firefox may fetch out of a template. */
const eager = 'script[src]:not([type="text/plain"]),img[src]:not([loading=lazy]),[srcset],link[href],video[poster],image,feImage,style,noscript,template';

/** Where an author's child has its address, held or live; and what marks a gate's own content. */
const attributeFilter = ['slot', 'data-consent-content', 'srcdoc', ...loads.flatMap(([attribute]) => [attribute, ...heldNames(attribute)])];

/** One observer for all gates: each mutation is passed to the gates it happened in. */
let observer: MutationObserver | undefined;
const listeners = new WeakMap<Node, () => void>();
const templates = new WeakMap<Node, Node>();

/** Gates from which something was taken. */
export const corrected = new WeakSet<Element>();

/**
 * Calls the listener when something changed in a gate, but not inside of its own content.
 *
 * @param home what is in the gate's shadow root
 */
export function watchChildren(gate: Element, home: Element, listener: () => void): void {
  listeners.set(gate, listener);
  observer ??= new MutationObserver(handle);
  observer.observe(gate, { childList: true, subtree: true, attributeFilter });
  observer.observe(home, { childList: true });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => listeners.get(gate)?.(), { once: true });
}

/** Watches a template's content, which no observer of its gate sees. */
export function watchTemplate(template: HTMLTemplateElement): void {
  templates.set(template.content, template);
  observer?.observe(template.content, { childList: true, subtree: true, attributes: true, characterData: true });
}

export function watchNoMore(gate: Element): void {
  listeners.delete(gate);
}

function handle(records: MutationRecord[]): void {
  const changed = new Set<() => void>();
  for (const { target, attributeName } of records) {
    // A gate handles its own attributes.
    if (attributeName && listeners.has(target)) continue;
    for (let node: Node | null | undefined = target; node && !(placed.has(node) && node !== target); node = parentOf(node)) {
      const listener = listeners.get(node);
      if (listener) changed.add(listener);
    }
  }
  for (const listener of changed) listener();
}

function parentOf(node: Node): Node | null | undefined {
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : templates.get(node));
}

/**
 * Takes the addresses from what would load before consent. The rest, such as what to report, is loaded where it is needed.
 *
 * @param isWanted whether the gate is open or about to be
 */
export function inspect(gate: Element, isWanted: boolean): void {
  const taken = neutralize(gate);
  if (taken.length > 0) corrected.add(gate);
  const isSuspicious = ownElements(gate).some(
    (element) =>
      element.matches(isWanted ? rare : `${rare},${older}`) ||
      element.shadowRoot ||
      (element instanceof HTMLTemplateElement && isParsed(element) && element.content.querySelector(eager)),
  );
  if (isSuspicious || taken.length > 0) {
    const dispatch = ({ element, attribute, url }: Load) => gate.dispatchEvent(new ConsentGateViolationEvent(element.localName, attribute, url));
    void import('./inspect.js').then(({ inspectGate }) => inspectGate(gate, taken, { elements: ownElements(gate), block, dispatch })).catch(() => undefined);
  }
}
