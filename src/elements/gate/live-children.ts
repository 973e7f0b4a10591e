import { disown } from '../../release/disown.js';
import { isExecutable } from '../../release/revive-script.js';
import { findLoads } from './find-loads.js';
import type { Load } from './loads.js';

/** A gate's own elements, without its open content and without what gates in it hold. */
export function ownElements(gate: Element, placed: WeakSet<Node>): Element[] {
  const children = [...gate.children].filter((child) => !placed.has(child));
  return children.flatMap((child) => [child, ...child.querySelectorAll('*')]).filter((element) => element.parentElement?.closest(gate.localName) === gate);
}

/**
 * Takes the addresses away from a gate's children that would load before consent. The elements stay where they are, because
 * a framework may remove them later. Only a script is replaced by an inert one: it would run when its file arrives.
 */
export function neutralize(elements: readonly Element[]): Load[] {
  return elements.flatMap((element) => {
    if (element instanceof HTMLScriptElement ? isExecutable(element) : element.localName === 'script') return takeScript(element);
    // `srcdoc` hides `src`, which waits behind it.
    const found = element.matches('script,iframe[srcdoc]') ? [] : findLoads(element);
    for (const { attribute } of found) block(element, attribute);
    return found;
  });
}

/** Renames a live attribute. Consent does not bring it back: the address was asked for too early. */
export function block(element: Element, attribute: string): void {
  element.setAttribute(`data-consent-blocked-${attribute.replace(':', '-')}`, element.getAttribute(attribute) ?? '');
  element.removeAttribute(attribute);
}

function takeScript(script: Element): Load {
  const [load = { element: script, attribute: 'type', url: '' }] = findLoads(script);
  const inert = document.createElement('script');
  // Any type that is no script's: `text/plain` would hold it for the next grant.
  inert.type = 'text/blocked';
  script.replaceWith(inert);
  disown(script);
  return load;
}
