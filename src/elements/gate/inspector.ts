import { ConsentGateViolationEvent } from '../events.js';
import type { inspectGate as InspectGate } from './inspect.js';
import { blockedNames, loads } from './loads.js';
import { placed } from './placed.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** The attributes with the address of an author's child, blocked or live, and the mark of a gate's own content. */
const attributeFilter = [
  'slot',
  'data-consent-content',
  'srcdoc',
  ...loads.flatMap(([attribute]) => [attribute, ...blockedNames(attribute)]),
];

/** One observer for all gates: each mutation is passed to the gates it happened in. */
let observer: MutationObserver | undefined;
const listeners = new WeakMap<Node, () => void>();
const templates = new WeakMap<Node, Node>();

/** Gates from which something was taken. */
const corrected = new WeakSet<Element>();

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
  if (page.readyState === 'loading')
    page.addEventListener('DOMContentLoaded', () => listeners.get(gate)?.(), { once: true });
}

/** Watches a template's content, which no observer of its gate sees. */
export function watchTemplate(template: HTMLTemplateElement): void {
  templates.set(template.content, template);
  observer?.observe(template.content, {
    childList: true,
    subtree: true,
    attributes: true,
    characterData: true,
  });
}

export function watchNoMore(gate: Element): void {
  listeners.delete(gate);
}

function handle(records: MutationRecord[]): void {
  const changed = new Set<() => void>();
  for (const { target, attributeName } of records) {
    // A gate handles its own attributes.
    if (attributeName && listeners.has(target)) continue;
    // Changes deep in open content are not observed.
    for (
      let node: Node | null | undefined = target;
      node && (placed.has(target) || !placed.has(node));
      node = parentOf(node)
    ) {
      const listener = listeners.get(node);
      if (listener) changed.add(listener);
    }
  }
  for (const listener of changed) listener();
}

function parentOf(node: Node): Node | null | undefined {
  return trusted(node).parentNode ?? (node instanceof ShadowRoot ? node.host : templates.get(node));
}

let inspectGate: typeof InspectGate | undefined;
let loading: Promise<unknown> | undefined;

/**
 * Takes the addresses from children of a closed gate that would load before consent, and reports them. The code for it is
 * loaded with the first closed gate that has children; from then on it runs at once.
 */
export function inspect(gate: Element): void {
  if (!gate.firstElementChild) return;
  const run = () => {
    if (listeners.has(gate))
      inspectGate?.(gate, placed, (element, attribute, url) => {
        corrected.add(gate);
        gate.dispatchEvent(new ConsentGateViolationEvent(element, attribute, url));
      });
  };
  if (inspectGate) return run();
  loading ??= import('./inspect.js')
    .then((loaded) => ({ inspectGate } = loaded))
    .catch(() => undefined);
  void loading.then(run);
}

/** Resolves when a gate's children were looked at, to whether something was taken from them. */
export async function whenInspected(gate: Element): Promise<boolean> {
  await loading;
  return corrected.has(gate);
}
