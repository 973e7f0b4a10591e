/**
 * What a browser fetches: attributes, and the elements on which they hold an address. Everything that looks for addresses
 * uses this one table: held attributes, live children, forms that Firefox fetches out of a template, `strictHosts`.
 */
export const loads: readonly (readonly [attribute: string, elements: string])[] = [
  ['src', 'iframe,frame,img,source,video,audio,track,embed,input,script'],
  ['srcset', 'img,source'],
  ['href', 'link,image,use,feImage,script'],
  ['poster', 'video'],
  ['data', 'object'],
  ['imagesrcset', 'link'],
  ['background', 'body,table,thead,tbody,tfoot,tr,td,th'],
  ['attributionsrc', 'img'],
  ['xlink:href', 'image,use,feImage,script'],
];

const framing = 'iframe,frame,embed,object';

/** One address on one element. */
export interface Load {
  readonly element: Element;
  readonly attribute: string;
  readonly url: string;
}

/** Names that hold an attribute back: ours, and the older ones, which lazy loaders use too. */
export function heldNames(attribute: string): string[] {
  return /^(src|srcset|href|poster)$/.test(attribute) ? [`data-consent-${attribute}`, `data-${attribute}`] : [`data-consent-${attribute}`];
}

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
