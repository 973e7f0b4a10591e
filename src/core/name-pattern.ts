/**
 * Returns whether a name fits a pattern in which `*` stands for any characters and `#` for one or more digits: `_pk_id.*`,
 * `visitor_id#`. A name in a pattern can therefore contain neither character itself.
 *
 * The time is bounded by name times pattern: other scripts choose the names, and could choose one on which a regular
 * expression stalls.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  let places = withoutStars([0], pattern);
  for (const character of name.split('')) {
    const next = new Set<number>();
    for (const place of places) {
      const part = pattern[place];
      if (part === '*' || (part === '#' && isDigit(character))) next.add(place);
      if (part === '#' ? isDigit(character) : part === character && part !== '*') next.add(place + 1);
    }
    if (next.size === 0) return false;
    places = withoutStars(next, pattern);
  }
  return places.has(pattern.length);
}

/** Returns whether the name is a pattern, which can fit several names. */
export function isPattern(name: string): boolean {
  return /[*#]/.test(name);
}

/** Returns whether a pattern is specific enough to clear by it: `*` alone would fit every cookie of the site. */
export function isTelling(pattern: string): boolean {
  return !isPattern(pattern) || pattern.replace(/[*#]/g, '').length > 1;
}

/** The places in the pattern, and those behind a `*` that stands for nothing. */
function withoutStars(places: Iterable<number>, pattern: string): Set<number> {
  const all = new Set(places);
  // A place that is added while the loop runs is visited too.
  for (const place of all) if (pattern[place] === '*') all.add(place + 1);
  return all;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
