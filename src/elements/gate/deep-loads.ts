import { isExecutable } from '../../release/revive-script.js';
import { addressesOf, findLoads, isForeign } from './find-loads.js';
import type { Load } from './loads.js';

/** CSS that may fetch: the functions and rules that take an address. */
const fetching = /url\(|image-set\(|src\(|@import/i;

/**
 * Addresses from other origins that an element loads in another way than by the table's attributes: by CSS, markup in an
 * attribute, SVG, `<meta>`, speculation rules, a shadow root. `attribute` is what to remove; `text` is the element's text.
 */
export function findDeepLoads(element: Element): Load[] {
  const found = [...ownDeepLoads(element)].flatMap(([attribute, addresses]) => {
    const url = addresses.find((address) => isForeign(address, attribute === 'srcdoc'));
    return url === undefined ? [] : [{ element, attribute, url }];
  });
  const inner = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  return [...found, ...inner.flatMap((child) => [...findLoads(child), ...findDeepLoads(child)])];
}

function* ownDeepLoads(element: Element): Generator<[attribute: string, addresses: string[]]> {
  const text = element.textContent;
  const value = (name: string) => element.getAttribute(name) ?? '';
  for (const { name, value: css } of element.attributes) {
    if (name === 'style' || element.namespaceURI?.endsWith('svg')) yield [name, addressesInCss(css)];
  }
  if (element.localName === 'style') yield ['text', addressesInCss(text)];
  else if (element.localName === 'noscript') yield ['noscript', addressesInMarkup(text)];
  else if (element.localName === 'meta' && /refresh/i.test(value('http-equiv'))) yield ['content', [value('content').replace(/^[^=]*=\s*["']?|["']\s*$/g, '')]];
  else if (element.matches('script[type=speculationrules]')) yield ['text', addressesInCode(text)];
  else if (value('srcdoc') !== '') yield ['srcdoc', addressesInMarkup(value('srcdoc'))];
  else if (/^(set|animate)$/.test(element.localName) && /href$/i.test(value('attributeName'))) {
    for (const name of ['to', 'from', 'by', 'values']) yield [name, value(name).split(';').map((part) => part.trim())];
  }
}

/** CSS escapes are read: `u\72l(…)` fetches as well. */
export function addressesInCss(css: string): string[] {
  const plain = css.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex: string | undefined, char: string) => (hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0xffff)) : char));
  if (!fetching.test(plain)) return [];
  return [...plain.matchAll(/\(\s*([^"'()\s]+)\s*\)|"([^"]*)"|'([^']*)'/g)].map(([, bare, double, single]) => bare ?? double ?? single ?? '').filter(Boolean);
}

/** Where the page forbids to parse markup (Trusted Types), it counts as one address that is not known. */
function addressesInMarkup(html: string): string[] {
  try {
    // Read only: nothing of it comes into the page.
    // eslint-disable-next-line no-restricted-syntax
    const { all } = new DOMParser().parseFromString(html, 'text/html');
    return [...all].flatMap((element) => {
      const isCode = element.localName === 'script' && (!(element instanceof HTMLScriptElement) || (isExecutable(element) && !element.src));
      return [...(isCode ? ['script:inline'] : []), ...[...findLoads(element), ...findDeepLoads(element)].map(({ url }) => url)];
    });
  } catch {
    return html.trim() ? ['markup:unread'] : [];
  }
}

/** Absolute addresses in strings, as an import or a loader has them. Names of XML dialects are not fetched. */
export function addressesInCode(code: string): string[] {
  return [...code.matchAll(/["'`]((?:https?:)?\/\/[^"'`\s]+)/g)].map(([, address = '']) => address).filter((address) => !address.includes('//www.w3.org/'));
}

/** All addresses that an attribute of the table would load, whatever its present name. */
export function addressesUnder(element: Element, attribute: string, names: readonly string[]): string[] {
  return names.flatMap((name) => addressesOf(attribute, element.getAttribute(name) ?? '')).filter(Boolean);
}
