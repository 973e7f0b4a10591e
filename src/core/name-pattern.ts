/**
 * Whether a name fits a pattern in which `*` stands for any characters: `_pk_id.*`. Takes no longer than name times
 * pattern: names come from other scripts, and a regular expression could be made to stall on them.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return name === pattern;
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false;
  let from = start.length;
  const until = name.length - end.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0 || found + part.length > until) return false;
    from = found + part.length;
  }
  return true;
}

/** Whether a pattern says enough to clear by it: `*` alone would fit the cookies of the whole site. */
export function isTelling(pattern: string): boolean {
  return !pattern.includes('*') || pattern.replaceAll('*', '').length > 1;
}
