import { isExecutable } from '../../activation/blocked-script.js';
import { addressesIn, addressesInCode, addressInRefresh, isForeign, unread } from './addresses.js';
import { addressesInCss } from './css-addresses.js';
import { loads, type Load } from './loads.js';
import { page, trusted } from '../../page/trusted-dom.js';

/**
 * The one table of what loads an address, for every check of the library: live children of a gate, forms that Firefox fetches out
 * of a template, `strictHosts`. Its first part is what can be blocked (loads.ts).
 */
const paint = 'linearGradient,radialGradient,pattern,filter';
const attributes: typeof loads = [
  ...loads,
  ['href', `base,${paint}`],
  ['xlink:href', paint],
  ['ping', 'a,area'],
  ['attributionsrc', 'a,script'],
  ['codebase', 'object,applet'],
  ['archive', 'object,applet'],
];

/** An attribute and its addresses. Pseudo-attributes: `text` is the text of the element, `shadowrootmode` its shadow root. */
type Found = readonly [attribute: string, addresses: readonly string[], isFrame?: boolean];

/** What an element loads from other origins, by itself. Each attribute is named once. */
export function findLoads(element: Element): Load[] {
  return findAddresses(element).flatMap(([attribute, addresses, isFrame]) => {
    const url = addresses.find((address) => isForeign(address, isFrame));
    return url === undefined ? [] : [{ element, attribute, url }];
  });
}

/** @param names the names under which an attribute of the table may stand: its own, and those that block it */
export function findAddresses(
  element: Element,
  names: (attribute: string) => readonly string[] = (attribute) => [attribute],
): Found[] {
  const isFrame = element.matches('iframe,frame,embed,object');
  const listed = attributes.flatMap(([attribute, elements]): Found[] => {
    if (!element.matches(elements)) return [];
    const addresses = names(attribute)
      .flatMap((name) => addressesIn(attribute, element.getAttribute(name) ?? ''))
      .filter(Boolean);
    return addresses.length > 0 ? [[attribute, addresses, isFrame]] : [];
  });
  return [...listed, ...findOther(element)];
}

function* findOther(element: Element): Generator<Found> {
  const { localName: tag, textContent: text } = element;
  const value = (name: string) => element.getAttribute(name) ?? '';
  for (const { name, value: content } of element.attributes) {
    if (name.startsWith('on')) yield [name, addressesInCode(content)];
    else if (name === 'style' || element.namespaceURI?.endsWith('svg'))
      yield [name, addressesInCss(content)];
  }
  if (tag === 'style') yield ['text', addressesInCss(text)];
  else if (tag === 'noscript') yield ['noscript', addressesInMarkup(text, false)];
  else if (tag === 'meta' && /refresh/i.test(value('http-equiv')))
    yield ['content', [addressInRefresh(value('content'))]];
  else if (value('srcdoc') !== '') yield ['srcdoc', addressesInMarkup(value('srcdoc'), true)];
  else if (/^(?:set|animate)$/.test(tag) && /href$/i.test(value('attributeName'))) {
    for (const name of ['to', 'from', 'by', 'values'])
      yield [
        name,
        value(name)
          .split(';')
          .map((part) => part.trim()),
      ];
  }
  if (hasClosedRoot(element)) yield ['shadowrootmode', [`${unread}a closed shadow root`]];
}

/** Where the page forbids to parse markup (Trusted Types), it cannot be read. */
function addressesInMarkup(html: string, runs: boolean): string[] {
  if (!html.trim()) return [];
  try {
    // Read only: nothing of it comes into the page.
    // eslint-disable-next-line no-restricted-syntax
    const { all } = new DOMParser().parseFromString(html, 'text/html');
    return [...all].map(trusted).flatMap((element) => {
      const found = findAddresses(element);
      const isCode =
        runs &&
        (isInlineScript(element) || found.some(([attribute]) => attribute.startsWith('on')));
      const isHidden = element.matches('template[shadowrootmode]');
      const addresses = found.flatMap(([, all, isFrame]) =>
        all.filter((address) => isForeign(address, isFrame)),
      );
      return [
        ...addresses,
        ...(isCode ? [`${unread}a script`] : []),
        ...(isHidden ? [`${unread}a shadow root`] : []),
      ];
    });
  } catch {
    return [`${unread}markup`];
  }
}

function isInlineScript(element: Element): boolean {
  if (element.localName !== 'script') return false;
  return !(element instanceof HTMLScriptElement) || (isExecutable(element) && !element.src);
}

let inert: Document | undefined;

/**
 * A closed shadow root that came with the markup shows only where it may be cloned: its clone refuses another root.
 * https://dom.spec.whatwg.org/#dom-element-attachshadow
 */
function hasClosedRoot(element: Element): boolean {
  if (element.shadowRoot || element.localName === 'form') return false;
  inert ??= page.implementation.createHTMLDocument('');
  return !canHost(inert.importNode(element)) && canHost(inert.createElement(element.localName));
}

function canHost(element: Element): boolean {
  try {
    element.attachShadow({ mode: 'open' });
    return true;
  } catch {
    return false;
  }
}
