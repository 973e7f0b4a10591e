import { decodeRecord } from './codec.js';
import { defaultCookieName } from './policy.js';
import { day, latest, type ConsentRecord } from './record.js';

/**
 * Finds the decision in a `Cookie` header, or in `document.cookie`. For servers and workers; pass the result to
 * `evaluate`, which knows about expiry and about what the policy asks.
 *
 * A browser sends two cookies of one name when they were set for two domains or paths: the newer decision counts,
 * and between equally old ones only what both grant.
 *
 * @param now epoch milliseconds; given, a record from more than a day ahead is passed over, so that it hides no other
 * @returns the record, or `undefined` where there is none that can be read: treat it as denied.
 */
export function readConsentCookie(
  header: string | null | undefined,
  name: string = defaultCookieName,
  now = Infinity,
): ConsentRecord | undefined {
  let found: ConsentRecord | undefined;
  for (const value of cookieValues(header ?? '', name)) {
    const record = decodeRecord(value);
    if (record && record.decidedAt <= now + day) found = found ? latest(found, record) : record;
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
