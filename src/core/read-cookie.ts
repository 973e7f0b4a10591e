import { decodeRecord } from './codec.js';
import { defaultCookieName } from './policy.js';
import { latest, type ConsentRecord } from './record.js';

/**
 * Finds the decision in a `Cookie` header, or in `document.cookie`. For servers and workers; pass the result to
 * `evaluate`, which knows about expiry and about what the policy asks.
 *
 * A browser sends two cookies of one name when they were set for two domains or paths: the newer decision counts,
 * and between equally old ones only what both grant.
 *
 * @returns the record, or `undefined` where there is none that can be read: treat it as denied.
 */
export function readConsentCookie(
  header: string | null | undefined,
  name: string = defaultCookieName,
): ConsentRecord | undefined {
  let found: ConsentRecord | undefined;
  for (const value of cookieValues(header ?? '', name)) {
    const record = decodeRecord(value);
    if (record) found = found ? latest(found, record) : record;
  }
  return found;
}

/** Every value a header has for that name, raw. */
export function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
