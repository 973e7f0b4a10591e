import { loads, type Load } from './loads.js';

const framing = 'iframe,frame,embed,object';

/** The addresses of an element from other origins, by the table. */
export function findLoads(element: Element): Load[] {
  return loads.flatMap(([attribute, elements]) => {
    const value = element.matches(elements) && element.getAttribute(attribute);
    const url = value && addressesOf(attribute, value).find((address) => isForeign(address, element.matches(framing)));
    return url ? [{ element, attribute, url }] : [];
  });
}

/** The addresses in an attribute's value: one, or those of the candidates of a `srcset`. */
export function addressesOf(attribute: string, value: string): string[] {
  if (!attribute.endsWith('srcset')) return [value];
  return [...value.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?(?:,|$)/g)].map(([, address = '']) => address);
}

/**
 * Whether an address leads to another origin. Schemes other than http(s), such as `data:`, only matter in a frame, where they
 * are documents that may load anything.
 */
export function isForeign(address: string, isFrame = false): boolean {
  try {
    const { origin, protocol } = new URL(address, document.documentElement.baseURI);
    return origin !== location.origin && (/^https?:$/.test(protocol) || (isFrame && protocol !== 'about:'));
  } catch {
    return false;
  }
}
