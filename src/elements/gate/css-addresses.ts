/** A comment, a string, or a name with what makes it a function or a rule: https://www.w3.org/TR/css-syntax-3/#tokenization */
const token =
  /\/\*[^]*?(?:\*\/|$)|"((?:\\[^]|[^"\\\n])*)["\n]?|'((?:\\[^]|[^'\\\n])*)['\n]?|(@?(?:\\(?:[\da-f]{1,6}\s?|[^\n])|[-\w]|[^\0-\x7f])+)(\(?)/gi;
/** An address without quotes, up to its bracket or the end, which closes it as well. */
const bare = /\s*(?!["'\s])((?:\\[^]|[^\\)])*)\)?/y;
/** CSS functions that take addresses as strings. A custom property may pass one. */
const fetching = /^(?:src\(|image\(|(?:-\w+-)?(?:image-set|cross-fade)\(|@import|--)/i;

/** The addresses in a stylesheet, a declaration or a value, in whatever way they are escaped. */
export function addressesInCss(css: string): string[] {
  const addresses: string[] = [];
  const strings: string[] = [];
  let isFetching = false;
  let isInUrl = false;
  token.lastIndex = 0;
  for (let found = token.exec(css); found; found = token.exec(css)) {
    const [, double, single, name = '', bracket = ''] = found;
    const string = double ?? single;
    if (string !== undefined) (isInUrl ? addresses : strings).push(string);
    const plain = unescapeCss(name) + bracket;
    isFetching ||= fetching.test(plain);
    isInUrl = plain.toLowerCase() === 'url(';
    if (!isInUrl) continue;
    bare.lastIndex = token.lastIndex;
    const [address, text] = bare.exec(css) ?? [];
    if (address === undefined) continue;
    addresses.push(text ?? '');
    token.lastIndex = bare.lastIndex;
    isInUrl = false;
  }
  return [...addresses, ...(isFetching ? strings : [])]
    .map((text) => unescapeCss(text).trim())
    .filter((text) => text && !text.includes('//www.w3.org/'));
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|\n|([^]))/gi, (_, hex?: string, char?: string) =>
    hex ? String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)) : (char ?? ''),
  );
}
