import { isParsed } from '../../activation/parser-state.js';
import { report } from '../../diagnostics/report.js';
import { findLoads } from './find-loads.js';
import { neutralize } from './live-children.js';
import { reportLoader, watchLoaders } from './lazy-loaders.js';
import { blockedNames, loads, type Load } from './loads.js';
import { ownElements } from './own-elements.js';
import { trusted } from '../../page/trusted-dom.js';

type Kind =
  'live-child' | 'template-child' | 'eager-in-template' | 'lazy-loader' | 'noscript-child';

/** Elements that Firefox's speculative parser fetches although they are in a template. */
const eager = 'script,img,source,link,video[poster],image,feImage,style,noscript';

/** The blocked addresses of each element at the last inspection: a lazy loader may have removed the attribute since. */
const lastBlocked = new WeakMap<Element, Map<string, string>>();
const inspected = new WeakSet<Element>();

/**
 * Looks at all that the author of a closed gate wrote: takes the addresses from what would load before consent, blocks
 * again what a lazy loader set, and reports what was wrong.
 *
 * @param placed the gates' own content
 * @param dispatch announces each address
 */
export function inspectGate(
  gate: Element,
  placed: WeakSet<Node>,
  dispatch: (element: string, attribute: string, url: string) => void,
): void {
  const reportLoad = (kind: Kind, { element, attribute, url }: Load) => {
    if (kind === 'lazy-loader') reportLoader([kind, element.localName, attribute, url], gate);
    // A framework that is drawing the gate leaves its mark when it has drawn.
    else if (kind === 'live-child' || kind === 'template-child')
      queueMicrotask(() =>
        report([kind, element.localName, attribute, url, frameworkOf(gate)], gate),
      );
    else report([kind, element.localName, attribute, url], gate);
    dispatch(element.localName, attribute, url);
  };
  const elements = ownElements(gate, gate.localName, (element) => placed.has(element));
  for (const load of neutralize(elements)) {
    const kind = kindOf(load);
    if (kind) reportLoad(kind, load);
  }
  for (const element of elements) {
    if (element instanceof HTMLTemplateElement && !inspected.has(element) && isParsed(element)) {
      inspected.add(element);
      for (const load of findEagerForms(element)) reportLoad('eager-in-template', load);
    }
    const values = loads.flatMap(([attribute]) =>
      blockedNames(attribute).flatMap((name) =>
        element.hasAttribute(name)
          ? ([[attribute, element.getAttribute(name) ?? '']] as const)
          : [],
      ),
    );
    if (values.length === 0) continue;
    lastBlocked.set(element, new Map(values));
    watchLoaders(element, gate);
  }
}

/** Returns the mistake to report for a load, if any. */
function kindOf(load: Load): Kind | undefined {
  const { element, attribute } = load;
  if (blockAgain(load)) return 'lazy-loader';
  if (attribute !== 'noscript')
    return element.closest('template') ? 'template-child' : 'live-child';
  if (inspected.has(element)) return undefined;
  inspected.add(element);
  return 'noscript-child';
}

/** Which framework draws the gate: what its author can write differs. */
function frameworkOf(gate: Element): string {
  for (let node: Element | null = gate; node; node = trusted(node).parentElement)
    if ('__vue_app__' in node) return 'Vue';
  return Object.keys(gate).some((key) => key.startsWith('__react')) ? 'React' : '';
}

/** @returns whether a lazy loader had set the address */
function blockAgain({ element, attribute }: Load): boolean {
  const blocked = `data-consent-blocked-${attribute}`;
  const value = element.getAttribute(blocked);
  const isBlocked = blockedNames(attribute).some((name) => element.hasAttribute(name));
  if (!isBlocked && (value === null || lastBlocked.get(element)?.get(attribute) !== value))
    return false;
  element.removeAttribute(blocked);
  if (!isBlocked) element.setAttribute(`data-consent-${attribute}`, value ?? '');
  return true;
}

/**
 * Forms that Firefox fetches although they are in a template: https://bugzilla.mozilla.org/show_bug.cgi?id=1441044.
 * Remove when that is fixed in the oldest Firefox that is supported.
 */
function findEagerForms({ content }: HTMLTemplateElement): Load[] {
  const found = [...content.querySelectorAll(eager)]
    .filter((element) => !isDeferred(element))
    .flatMap((element) =>
      findLoads(element).filter(({ attribute }) => isEager(element, attribute)),
    );
  return [...found, ...[...content.querySelectorAll('template')].flatMap(findEagerForms)];
}

function isEager(element: Element, attribute: string): boolean {
  if (element.localName === 'video') return attribute === 'poster';
  if (element.localName === 'style')
    return attribute === 'text' && element.textContent.includes('@import');
  return attribute === 'noscript' || loads.some(([name]) => name === attribute);
}

function isDeferred(element: Element): boolean {
  if (element instanceof HTMLScriptElement) return element.type === 'text/plain';
  return element.localName === 'img'
    ? element.getAttribute('loading') === 'lazy'
    : element.matches('video source,audio source');
}
