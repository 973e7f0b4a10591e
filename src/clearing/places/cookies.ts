import type { StoragePlace } from './place.js';

export interface CookieJar extends StoragePlace {
  /**
   * Whether a cookie of that name is there that only the server may touch. Nothing shows it to a page, but the browser
   * refuses to write one over it (RFC 6265bis, 5.7): an empty one is tried, and taken away again at once.
   */
  hides(name: string): boolean;
}

/** A cookie is cleared only with its own attributes, which a page cannot read. So this tries each combination. */
const kinds = ['', ';Secure', ';Secure;SameSite=None;Partitioned'];

/**
 * The cookies that a page sees. Written by hand: js-cookie escapes names, and a name that another script wrote raw would
 * be missed.
 */
export function cookieJar(
  page: Pick<Document, 'cookie'>,
  { hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>,
): CookieJar {
  const names = () => namesIn(read(page));
  const isThere = (name: string) => names().includes(name);
  const canWrite = (name: string, domain: string) => {
    const attributes = `;Path=/${domain}${name.startsWith('__') ? ';Secure' : ''}`;
    write(page, `${name}=${attributes};Max-Age=9`);
    const written = isThere(name);
    write(page, `${name}=${attributes};Max-Age=0`);
    return written;
  };
  return {
    names,
    clear(name) {
      for (const path of pathsOf(pathname)) {
        for (const domain of domainsOf(hostname)) {
          for (const kind of kinds) write(page, `${name}=;Max-Age=0;Path=${path}${domain}${kind}`);
        }
        if (!isThere(name)) return undefined;
      }
      return 'refused';
    },
    hides: (name) =>
      !isThere(name) &&
      domainsOf(hostname).some(
        (domain) => canWrite('consent-probe', domain) && !canWrite(name, domain),
      ),
  };
}

/** Without a domain, and with each one that covers the host; the browser itself refuses the public suffixes among them. */
function domainsOf(hostname: string): string[] {
  const labels = hostname.split('.');
  const isAddress = /^[\d.]+$|:/.test(hostname);
  const suffixes = isAddress ? [hostname] : labels.map((_, index) => labels.slice(index).join('.'));
  return ['', ...suffixes.map((suffix) => `;Domain=${suffix}`)];
}

/**
 * The root, and each path under which a cookie can be seen here, with its slash and without: two different paths to a
 * browser (RFC 6265, 5.1.4).
 */
function pathsOf(pathname: string): string[] {
  const parts = pathname.split('/').slice(1);
  const prefixes = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return [...new Set(['/', ...prefixes.flatMap((prefix) => [prefix, `${prefix}/`])])];
}

function namesIn(cookies: string): string[] {
  return cookies.split(';').flatMap((cookie) => {
    const end = cookie.indexOf('=');
    return end < 0 ? [] : [cookie.slice(0, end).trim()];
  });
}

/** In a frame with an opaque origin the mere look throws. */
function read(page: Pick<Document, 'cookie'>): string {
  try {
    return page.cookie;
  } catch {
    return '';
  }
}

function write(page: Pick<Document, 'cookie'>, cookie: string): void {
  try {
    page.cookie = cookie;
  } catch {
    // A cookie that cannot be written is still there, and is reported.
  }
}
