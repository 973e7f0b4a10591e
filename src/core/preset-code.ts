/**
 * Returns a short code for the id of a preset. The first chunk carries codes instead of names: the names of more than a
 * hundred services would be paid for by every visitor, and only their categories are needed there.
 */
export function presetCode(id: string): string {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 36 ** 4;
  return (hash + 36 ** 4).toString(36).slice(1);
}

/** Returns whether a list of codes, four characters each, has that one. */
export function hasCode(codes: string, code: string): boolean {
  return RegExp(`^(....)*${code}`).test(codes);
}
