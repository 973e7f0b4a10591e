import Cookies from 'js-cookie';
import {
  cookieValues,
  domainMatches,
  encodeRecord,
  largestCookie,
  readConsentCookie,
} from '../core/cookie.js';
import type { Policy } from '../core/policy/policy.js';
import type { ConsentRecord } from '../core/record.js';
import type { Report } from '../core/diagnostics.js';
import type { ConsentStorage } from '../core/store-options.js';
import { page } from './trusted-dom.js';

/** Keeps the record in the one cookie that a server can read too. Writes nothing before there is a decision. */
export function cookieStorage(policy: Policy, report: Report): ConsentStorage {
  const { name, domain } = policy.cookie;
  // Browsers accept these names, and remove such a cookie, with `Secure` alone.
  const secure = location.protocol === 'https:' || /^__(?:host|secure)-/i.test(name);
  const place = { path: '/', secure, ...(domain !== undefined && { domain }) };

  function write(record: ConsentRecord): boolean {
    const value = encodeRecord(record, policy);
    if (value.length > largestCookie) {
      report(['cookie-too-long', name, String(value.length)]);
      // An older decision in the cookie would return on the next page.
      clear();
      return false;
    }
    if (domain !== undefined && !domainMatches(domain, location.hostname)) {
      report(['cookie-domain', domain, location.hostname]);
    }
    const expires = new Date(record.expiresAt);
    const set = () => Cookies.set(name, value, { ...place, expires, sameSite: 'lax' });
    set();
    if (values().length > 1) {
      removeTwins();
      set();
    }
    // A cookie that another host set for the domain stays, and would be read as well.
    const written = values();
    return written.length > 0 && written.every((each) => each === value);
  }

  function clear(): void {
    Cookies.remove(name, place);
    if (values().length > 0) removeTwins();
  }

  /** Removes cookies of the same name for another domain or path. A server set them, or the policy's domain changed. They could be read later. */
  function removeTwins(): void {
    const labels = location.hostname.split('.');
    const steps = location.pathname.split('/');
    for (let step = 0; step <= steps.length; step++) {
      const path = steps.slice(0, step).join('/');
      for (let label = 0; label <= labels.length; label++) {
        for (const end of ['', '/'])
          Cookies.remove(name, { path: path + end, domain: labels.slice(label).join('.') });
      }
    }
  }

  function values(): string[] {
    return cookieValues(page.cookie, name);
  }

  return {
    read: () => quietly(() => readConsentCookie(page.cookie, name, Date.now())),
    write: (record) => quietly(() => write(record)) === true,
    clear: () => quietly(clear),
  };
}

/** `document.cookie` throws in a sandboxed frame, whose origin is opaque. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
