import { page } from '../../page/trusted-dom.js';

/** Begins the name of what cannot be read, in place of an address. */
export const unread = 'unread:';

/** The addresses in an attribute's value: one, a list, or those of the candidates of a `srcset`. */
export function addressesIn(attribute: string, value: string): string[] {
  if (/^(?:ping|archive)$/.test(attribute)) return value.split(/[\s,]+/);
  if (!attribute.endsWith('srcset')) return [value];
  return [...value.matchAll(/([^\s,](?:\S*[^\s,])?)(?:\s[^,]*)?(?:,|$)/g)].map(
    ([, address = '']) => address,
  );
}

/** https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps, where `url=` may be left out */
export function addressInRefresh(content: string): string {
  const [, quote = '', rest = ''] =
    /^\s*[\d.]*[\s;,]+(?:url\s*=\s*)?(["']?)(.*)$/is.exec(content) ?? [];
  return (quote ? (rest.split(quote)[0] ?? '') : rest).trim();
}

/** Blanks and comments. */
const gap = String.raw`(?:\s|/\*[^]*?\*/|//[^\n]*\n)*`;
const imports = [
  new RegExp(
    `(?:^|[;}\\n/])${gap}(?:import${gap}|(?:import|export)\\b[^'"\`;()=]*\\bfrom${gap})["']([^"']*)["']`,
    'g',
  ),
  new RegExp(`\\bimport${gap}\\(${gap}(?:["'\`]([^"'\`]*)|(?=\\S))`, 'g'),
];

/**
 * Absolute addresses in the strings of a script or of rules. An address that is put together, an import that a map may lead
 * elsewhere, and rules that prefetch the page's own links cannot be read. Names of XML dialects are not fetched.
 */
export function addressesInCode(code: string): string[] {
  const plain = code.replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\}|([^]))/gi,
    (_, x?: string, u?: string, long?: string, char = '') => {
      const hex = x ?? u ?? long;
      return hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : String(char);
    },
  );
  const absolute = [...plain.matchAll(/["'`]\s*((?:(?:https?|wss?):)?\/\/[^"'`\s]+)/gi)].map(
    ([, address = '']) => (address.includes('${') ? `${unread}${address}` : address),
  );
  const specifiers = imports.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(([, specifier = '']) => specifier),
  );
  return [
    ...absolute.filter((address) => !address.includes('//www.w3.org/')),
    ...(/["'`]\s*(?:https?|wss?):(?:\/\/)?["'`]/i.test(plain)
      ? [`${unread}an address that a script puts together`]
      : []),
    ...(specifiers.every((specifier) => /^(?:\.{0,2}\/|https?:)/i.test(specifier))
      ? []
      : [`${unread}an import without an address`]),
    ...(/"(?:href_matches|selector_matches)"/.test(plain) ? [`${unread}rules for links`] : []),
  ];
}

/**
 * Whether an address leads to another origin. Schemes other than http(s), such as `data:`, only matter in a frame, where they
 * are documents that may load anything.
 */
export function isForeign(address: string, isFrame = false): boolean {
  if (address.startsWith(unread)) return true;
  try {
    const { origin, protocol } = new URL(address, page.documentElement.baseURI);
    return (
      origin !== location.origin &&
      (/^(?:https?|wss?):$/.test(protocol) || (isFrame && protocol !== 'about:'))
    );
  } catch {
    return false;
  }
}
