/**
 * Returns whether a name fits a pattern in which `*` matches any characters and `#` one or more digits: `_pk_id.*`,
 * `visitor_id#`. A name in a pattern can therefore contain neither character itself.
 *
 * The time is bounded by name times pattern: other scripts choose the names, and could choose one on which a regular
 * expression stalls.
 */
export function fitsPattern(pattern: string, name: string): boolean {
  // By place in the pattern: whether what is before it fits the name as far as it was read.
  let reached = passStars([true], pattern);
  for (const character of name.split('')) {
    const next: boolean[] = [];
    for (let place = 0; place < pattern.length; place++) {
      const part = pattern[place];
      if (!reached[place]) continue;
      if (part === '*') next[place] = true;
      else if (part === '#' ? isDigit(character) : part === character) {
        if (part === '#') next[place] = true;
        next[place + 1] = true;
      }
    }
    if (next.length === 0) return false;
    reached = passStars(next, pattern);
  }
  return reached[pattern.length] === true;
}

/** Returns whether the name is a pattern, which can fit several names. */
export function isPattern(name: string): boolean {
  return /[*#]/.test(name);
}

/** Returns whether a pattern is specific enough to clear by it: `*` alone would fit every cookie of the site. */
export function isSpecificPattern(pattern: string): boolean {
  return !isPattern(pattern) || pattern.replace(/[*#]/g, '').length > 1;
}

/** Adds the places behind each `*` that was reached, because it may match nothing. */
function passStars(reached: boolean[], pattern: string): boolean[] {
  for (let place = 0; place < pattern.length; place++)
    if (reached[place] && pattern[place] === '*') reached[place + 1] = true;
  return reached;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
