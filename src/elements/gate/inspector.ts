import { report } from '../../report.js';
import { ConsentGateViolationEvent } from '../events.js';
import { isParsed } from './content.js';
import { findLiveChildren, type LiveChild } from './live-children.js';

const eager = 'script:not([type="text/plain"]),img,source,link,video,image,style,template';

/** One observer for all gates: each mutation is told to the gates it happened in. */
let observer: MutationObserver | undefined;
const listeners = new WeakMap<Element, () => void>();
const inspected = new WeakSet<Element>();

/** Watches what stands in a gate: calls `onChildren` when children come, after taking out what loads before consent. */
export function watchChildren(gate: Element, onChildren: () => void): void {
  listeners.set(gate, () => {
    inspect(gate);
    onChildren();
  });
  inspect(gate);
  observer ??= new MutationObserver(hear);
  observer.observe(gate, { childList: true, subtree: true });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => listeners.get(gate)?.(), { once: true });
}

export function watchNoMore(gate: Element): void {
  listeners.delete(gate);
}

function hear(records: MutationRecord[]): void {
  const gates = new Set<Element>();
  for (const { target } of records) {
    for (let node: Node | null = target; node; node = node.parentNode) {
      if (node instanceof Element && node.hasAttribute('data-consent-content')) break;
      if (node instanceof Element && listeners.has(node)) gates.add(node);
    }
  }
  for (const gate of gates) listeners.get(gate)?.();
}

function inspect(gate: Element): void {
  for (const child of findLiveChildren(gate)) {
    const kind = child.element.closest('template') ? 'template-child' : 'live-child';
    child.element.remove();
    tell(kind, gate, child);
  }
  for (const template of gate.querySelectorAll<HTMLTemplateElement>(':scope > template')) {
    if (inspected.has(template) || !isParsed(template)) continue;
    inspected.add(template);
    if (template.content.querySelector(eager)) void inspectTemplate(gate, template);
  }
}

async function inspectTemplate(gate: Element, template: HTMLTemplateElement): Promise<void> {
  // Only advice: where the chunk does not arrive the gate works all the same.
  const forms = await import('./eager-forms.js').catch(() => undefined);
  for (const form of forms?.findEagerForms(template) ?? []) tell('eager-in-template', gate, form);
}

function tell(kind: 'live-child' | 'template-child' | 'eager-in-template', gate: Element, { element, attribute, url }: LiveChild): void {
  report([kind, element.localName, attribute, url], gate);
  gate.dispatchEvent(new ConsentGateViolationEvent(element.localName, attribute, url));
}
