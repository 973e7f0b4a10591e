import type { Mistake } from '../../core/diagnostics.js';
import { report } from '../../diagnostics/report.js';

/** The marks of lazysizes, lozad and vanilla-lazyload on an element that they handle. */
const marks = '.lazyloading,.lazyloaded,[data-loaded=true],[data-ll-status]';

let isReported = false;
const gates = new WeakMap<Node, Element>();
let observer: MutationObserver | undefined;

/** Reports a lazy loader, once per page: it does the same in each gate. */
export function reportLoader(mistake: Mistake, gate: Element): void {
  if (isReported) return;
  isReported = true;
  observer?.disconnect();
  report(mistake, gate);
}

/** Reports a lazy loader that handles a blocked element, although it finds no address there. */
export function watchLoaders(element: Element, gate: Element): void {
  if (isReported) return;
  if (element.matches(marks)) return reportLoader(['lazy-loader-present', element.localName], gate);
  gates.set(element, gate);
  observer ??= new MutationObserver((records) => {
    for (const { target } of records) watchLoaders(target as Element, gates.get(target) as Element);
  });
  observer.observe(element, { attributeFilter: ['class', 'data-loaded', 'data-ll-status'] });
}
