import { decodeRecord } from './codec.js';
import { defaultCookieName } from './policy/policy.js';
import { common, day, isUsable, type ConsentRecord } from './record.js';

/**
 * Finds the decision in a `Cookie` header, or in `document.cookie`. For servers and workers; pass the result to
 * `evaluate`, which knows about expiry and about what the policy asks.
 *
 * A browser sends two cookies of one name when they were set for two domains or paths, and any host of the domain may have set
 * one of them. Where they disagree, only what both grant is granted, whatever their dates.
 *
 * @param now epoch milliseconds; given, a record from more than a day ahead is passed over, and so is one that has ended where
 * another has not: neither may hide another
 * @returns the record, or `undefined` where there is none that can be read: treat it as denied.
 */
export function readConsentCookie(
  header: string | null | undefined,
  name: string = defaultCookieName,
  now = Infinity,
): ConsentRecord | undefined {
  const records = cookieValues(header ?? '', name).flatMap((value) => decodeRecord(value) ?? []).filter(({ decidedAt }) => decidedAt <= now + day);
  const usable = records.filter((record) => isUsable(record, now));
  return (usable.length > 0 ? usable : records).reduce<ConsentRecord | undefined>((found, record) => (found ? common(found, record) : record), undefined);
}

/** Every value a header has for that name, raw. */
export function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    // RFC 6265 knows blanks and tabs alone; what else trim() takes differs between languages.
    .map((pair) => pair.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
