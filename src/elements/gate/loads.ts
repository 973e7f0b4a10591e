/**
 * The attributes that a browser fetches, and the elements on which they contain an address. Everything that looks for addresses
 * uses this one table: blocked attributes, live children, forms that Firefox fetches out of a template, `strictHosts`.
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

/** One address on one element. */
export interface Load {
  readonly element: Element;
  readonly attribute: string;
  readonly url: string;
}

/** Names that block an attribute: ours, and the older ones, which lazy loaders use too. */
export function blockedNames(attribute: string): string[] {
  return /^(src|srcset|href|poster)$/.test(attribute)
    ? [`data-consent-${attribute}`, `data-${attribute}`]
    : [`data-consent-${attribute}`];
}
