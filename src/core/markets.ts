import { jurisdictions, type Jurisdiction } from './jurisdiction.js';
import { partOf, quebec } from './parent-market.js';

/**
 * The markets the library knows, two letters each, in the order of `jurisdictions`: all that the first chunk needs of
 * `src/data/markets/`. A test holds them together.
 */
const index = 'nodksefiisaxfoglsjeuatbebgcyczdeeeesfrgrhrhuieitltlulvmtnlplptrosiskliuakrintraeilcl gb ch br  us caaunzjpsgza'.split(' ');

/** The regime of a market the library knows. A part of a market falls under the whole, but for Quebec. */
export function regimeOf(id: string): Jurisdiction | undefined {
  const whole = partOf(id);
  return id === quebec ? 'quebec' : jurisdictions[index.findIndex((ids) => ids.match(/../g)?.includes(whole))];
}
