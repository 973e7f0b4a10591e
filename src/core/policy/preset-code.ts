import { codeFactor } from './preset-codes.js';

/**
 * Returns a short code for the id of a preset: two characters of a check, and the three characters that lists of codes have. The first chunk
 * carries codes instead of names: the names of more than a hundred services would be paid for by every visitor, and only their
 * categories are needed there.
 */
export function presetCode(id: string, factor = codeFactor): string {
  let hash = 0;
  for (const letter of id) hash = (hash * factor + letter.charCodeAt(0)) % 36 ** 5;
  return (hash + 36 ** 5).toString(36).slice(1);
}

/** Returns the place of an id's code in a list of codes, or -1. */
export function placeOf(codes: string, id: string): number {
  return codes.match(/.../g)!.indexOf(presetCode(id).slice(2));
}

/** Whether the check of an id is the one at its place in a list of checks. */
export function hasCheckAt(checks: string, place: number, id: string): boolean {
  return checks.slice(2 * place, 2 * place + 2) === presetCode(id).slice(0, 2);
}
