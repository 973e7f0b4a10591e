import { cookieValues, decodeRecord } from '../../core/cookie.js';
import { defaultCookieName, type CookieOptions } from '../../core/policy/policy.js';
import { expiryOf, isUsable } from '../../core/record.js';

export interface RenewalOptions extends Partial<Pick<CookieOptions, 'name' | 'domain'>> {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether the site is on `https:`, which adds `Secure` to the cookie. Default `true`. */
  readonly secure?: boolean;
}

/**
 * The `Set-Cookie` header that writes a visitor's consent cookie again: the same value and the same end, but by the server,
 * because Safari deletes cookies of scripts after seven days. A refusal is renewed as a grant is; nothing is prolonged.
 *
 * @param header the request's `Cookie` header
 * @returns `undefined` where there is no decision to keep
 */
export function renewConsentCookie(
  header: string | null | undefined,
  options: RenewalOptions,
): string | undefined {
  const { name = defaultCookieName, domain, now, secure = true } = options;
  const found = cookieValues(header ?? '', name).flatMap((value) => {
    const record = decodeRecord(value);
    return isUsable(record, now) ? [{ value, record }] : [];
  });
  const [first, ...others] = found;
  // Of two (two domains, two paths) one may be of another host: which of them is the visitor's is not known here.
  if (!first || others.some(({ value }) => value !== first.value)) return undefined;
  const end = new Date(expiryOf(first.record)).toUTCString();
  return [
    `${name}=${first.value}`,
    'Path=/',
    `Expires=${end}`,
    'SameSite=Lax',
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
