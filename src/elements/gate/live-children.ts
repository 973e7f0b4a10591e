import { isExecutable } from '../../activation/blocked-script.js';
import { detach } from '../../activation/detach.js';
import { page, trusted } from '../../page/trusted-dom.js';
import { findLoads } from './find-loads.js';
import type { Load } from './loads.js';

/** Handlers of what a visitor does: a fallback may have them. */
const byVisitor =
  /^on(?:click|dblclick|auxclick|contextmenu|key|mouse|pointer|touch|wheel|drag|drop|input|beforeinput|change|submit|reset|select|copy|cut|paste)/;

/** Hosts whose closed root is empty now. It is still there. */
const emptied = new WeakSet<Element>();

/**
 * Takes out of action whatever of a gate's children loads before consent. The elements stay where they are, because a framework may
 * remove them later. Only a script is replaced by an inert one: it would run when its file arrives.
 */
export function neutralize(elements: readonly Element[]): Load[] {
  return elements.flatMap((element) => {
    if (
      element instanceof HTMLScriptElement ? isExecutable(element) : element.localName === 'script'
    )
      return takeScript(element);
    if (element.matches('script,style[type="text/blocked"]')) return [];
    // `srcdoc` hides `src`, which waits behind it.
    const found = findLoads(element).filter(
      ({ attribute }) =>
        !(attribute === 'shadowrootmode' && emptied.has(element)) &&
        !byVisitor.test(attribute) &&
        !(attribute === 'src' && element.matches('iframe[srcdoc]')),
    );
    for (const { attribute } of found) block(element, attribute);
    return found;
  });
}

/** Consent does not bring it back: the address was asked for too early. */
function block(element: Element, attribute: string): void {
  // It cannot be helped: what reads it has no JavaScript.
  if (attribute === 'noscript') return;
  if (attribute === 'text') return element.setAttribute('type', 'text/blocked');
  // A closed root that came with the markup is emptied by asking for it: https://dom.spec.whatwg.org/#dom-element-attachshadow
  if (attribute === 'shadowrootmode') {
    emptied.add(element);
    // eslint-disable-next-line wc/no-closed-shadow-root
    return void element.attachShadow({ mode: 'closed' });
  }
  element.setAttribute(
    `data-consent-blocked-${attribute.replace(':', '-')}`,
    element.getAttribute(attribute) ?? '',
  );
  element.removeAttribute(attribute);
  // Without one, `src` would load; and a frame that has come leaves.
  if (element.localName === 'iframe') element.setAttribute('srcdoc', emptyMarkup());
  element.closest<HTMLMediaElement>('video,audio')?.load();
  // Firefox keeps the document of an <embed> until that is inserted anew.
  if (element.localName === 'embed' && element.parentNode)
    trusted(element.parentNode).insertBefore(element, element.nextSibling);
}

function takeScript(script: Element): Load {
  const [load = { element: script, attribute: 'type', url: '' }] = findLoads(script);
  const inert = page.createElement('script');
  // Any type that is not a script's: `text/plain` would block it until the next grant.
  inert.type = 'text/blocked';
  script.replaceWith(inert);
  detach(script);
  return load;
}

/** Under Trusted Types an empty text too must be a trusted one; this one needs no policy. */
function emptyMarkup(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: { readonly emptyHTML: string } };
  return trustedTypes?.emptyHTML ?? '';
}
