import type { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';

const runs = new WeakMap<Element, () => void>();
/** Held weakly: an element that left the page for good is not kept by what it once showed. */
const elements = new Set<WeakRef<Element>>();
const known = new WeakSet<Element | ConsentStore>();
const observer = new MutationObserver(runAll);

/**
 * Calls `run` whenever the language of an element may have changed: a `lang` or a `locale` changed in its tree or in the
 * page, or the market did. @returns what stops it
 */
export function onLanguageChange(
  element: Element,
  store: ConsentStore,
  run: () => void,
): () => void {
  const watched = { attributes: true, subtree: true, attributeFilter: ['lang', 'locale'] };
  for (const tree of new Set([document, element.getRootNode()])) observer.observe(tree, watched);
  if (!known.has(element)) elements.add(new WeakRef(element));
  if (!known.has(store)) store.addEventListener('consent-change', onMarketChange);
  known.add(element).add(store);
  runs.set(element, run);
  return () => {
    if (runs.get(element) === run) runs.delete(element);
  };
}

function onMarketChange({ state, previous }: ConsentChangeEvent): void {
  if (state.market !== previous.market) runAll();
}

function runAll(): void {
  for (const reference of elements) {
    const element = reference.deref();
    if (!element) elements.delete(reference);
    else if (element.isConnected) runs.get(element)?.();
  }
}
