import { report } from '../../report.js';
import { ConsentGateViolationEvent } from '../events.js';
import { isParsed } from '../../release/parsed.js';
import { findLiveChildren, type LiveChild } from './live-children.js';

const eager = 'script:not([type="text/plain"]),img,source,link,video,image,feImage,style,template';

/** Forms so rare that only what is asked for later knows them. */
const rare = '[style*="url("],iframe[srcdoc]:not([src])';

/** Where an author's child has its address, held or live. */
const attributeFilter = ['data-src', 'data-srcset', 'data-poster', 'data-href', 'src'];

/** One observer for all gates: each mutation is told to the gates it happened in. */
let observer: MutationObserver | undefined;
const listeners = new WeakMap<Element, (isOther?: boolean) => void>();
const inspected = new WeakSet<Element>();

/** Gates out of which something was taken. */
export const corrected = new WeakSet<Element>();

/**
 * Watches what stands in a gate: calls `onChildren` when children come, after taking out what loads before consent, and
 * `onOther` when one that is held got another address.
 */
export function watchChildren(gate: Element, onChildren: () => void, onOther: () => void): void {
  listeners.set(gate, (isOther) => {
    inspect(gate);
    (isOther ? onOther : onChildren)();
  });
  inspect(gate);
  observer ??= new MutationObserver(hear);
  observer.observe(gate, { childList: true, subtree: true, attributeFilter });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => listeners.get(gate)?.(), { once: true });
}

export function watchNoMore(gate: Element): void {
  listeners.delete(gate);
}

function hear(records: MutationRecord[]): void {
  const gates = new Map<Element, boolean>();
  for (const { target, attributeName } of records) {
    let isOther = attributeName !== null && (attributeName !== 'src' || (target as Element).hasAttribute('srcdoc'));
    // A gate hears itself of its own attributes.
    if (attributeName && listeners.has(target as Element)) continue;
    for (let node: Node | null = target; node; node = node.parentNode) {
      if (node instanceof Element && node.hasAttribute('data-consent-content')) break;
      if (!(node instanceof Element) || !listeners.has(node)) continue;
      gates.set(node, isOther || gates.get(node) === true);
      // What a gate in this one holds is that gate's.
      isOther = false;
    }
  }
  for (const [gate, isOther] of gates) listeners.get(gate)?.(isOther);
}

function inspect(gate: Element): void {
  for (const child of findLiveChildren(gate)) {
    const kind = child.element.closest('template') ? 'template-child' : 'live-child';
    child.element.remove();
    corrected.add(gate);
    tell(kind, gate, child);
  }
  if (gate.querySelector(rare)) {
    corrected.add(gate);
    void inspectRare(gate);
  }
  for (const template of gate.querySelectorAll<HTMLTemplateElement>(':scope > template')) {
    if (inspected.has(template) || !isParsed(template)) continue;
    inspected.add(template);
    if (template.content.querySelector(eager)) void inspectTemplate(gate, template);
  }
}

async function inspectRare(gate: Element): Promise<void> {
  const found = await import('./eager-forms.js').then(({ takeRareForms }) => takeRareForms(gate)).catch(() => []);
  for (const child of found) tell('live-child', gate, child);
}

async function inspectTemplate(gate: Element, template: HTMLTemplateElement): Promise<void> {
  // Only advice: where the chunk does not arrive the gate works all the same.
  const found = await import('./eager-forms.js').then(({ findEagerForms }) => findEagerForms(template)).catch(() => []);
  for (const form of found) tell('eager-in-template', gate, form);
}

function tell(kind: 'live-child' | 'template-child' | 'eager-in-template', gate: Element, { element, attribute, url }: LiveChild): void {
  report([kind, element.localName, attribute, url], gate);
  gate.dispatchEvent(new ConsentGateViolationEvent(element.localName, attribute, url));
}
