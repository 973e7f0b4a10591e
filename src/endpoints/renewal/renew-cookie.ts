import { domainMatches, readConsentCookie } from '../../core/cookie.js';
import { resolveEndpoint } from '../../core/policy/endpoint.js';
import type { CookieOptions } from '../../core/policy/policy.js';
import { day, type ConsentRecord } from '../../core/record.js';
import type { ConsentStore } from '../../core/store.js';
import { report } from '../../diagnostics/report.js';
import { page } from '../../page/trusted-dom.js';

/** Milliseconds between a decision and its renewal: what the decision sets off comes first. */
const pause = 500;

/**
 * Asks the site's server to write the consent cookie again, with the same value and the same end: Safari forgets after seven
 * days what a script wrote. After each decision, a refusal like a grant, and once a day.
 */
export function renewCookie(store: ConsentStore, renewUrl: string): void {
  const { cookie } = store.policy;
  const endpoint = renewalEndpoint(renewUrl, cookie);
  if (!endpoint) return report(['endpoint-refused', 'cookie.renewUrl', renewUrl]);
  const marker = `${cookie.name}.renewed`;
  let underWay = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const renew = async () => {
    const { record } = store;
    if (!record || !store.state.persisted) return;
    restoreNewer(store, record);
    remember(marker, markOf(record));
    underWay = new AbortController();
    await ask(endpoint, underWay.signal);
    restoreNewer(store, record);
  };
  store.addEventListener('consent-change', () => {
    // An answer that carries an older decision must not arrive after a newer one was made.
    underWay.abort();
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), pause);
  });
  if (store.record && isDue(marker, markOf(store.record))) void renew();
}

/** A cookie is shared with no other site, so neither is the request that carries it. */
function renewalEndpoint(
  address: string,
  { domain = location.hostname }: CookieOptions,
): string | undefined {
  const url = resolveEndpoint(address, location.href);
  return url && (url.origin === location.origin || domainMatches(domain, url.hostname))
    ? url.href
    : undefined;
}

/** Whether it comes through or not, tomorrow is another day. */
async function ask(endpoint: string, signal: AbortSignal): Promise<void> {
  try {
    // Not `keepalive`: a renewal must not outlive the page that would see that it came too late.
    await fetch(endpoint, {
      method: 'POST',
      credentials: 'include',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch {
    // The site's server is away, or something newer was decided.
  }
}

/** Writes the current decision again, if a late response restored an older cookie. */
function restoreNewer(store: ConsentStore, sent: ConsentRecord): void {
  const cookie: unknown = page.cookie;
  const found =
    typeof cookie === 'string'
      ? readConsentCookie(cookie, store.policy.cookie.name, Date.now())
      : undefined;
  const { record } = store;
  if (!found || found.decidedAt > sent.decidedAt) return;
  if (!record) return store.reset();
  // The page may have read the cookie before this check.
  const newest = record.decidedAt > sent.decidedAt ? record : sent;
  if (found.decidedAt < newest.decidedAt) store.restore(newest);
}

/** Which decision was renewed, on which day: a newer one is due at once. */
function markOf({ decidedAt }: ConsentRecord): string {
  return `${decidedAt}.${Math.floor(Date.now() / day)}`;
}

function isDue(marker: string, mark: string): boolean {
  try {
    return localStorage.getItem(marker) !== mark;
  } catch {
    // Without storage, every page would send a request.
    return false;
  }
}

function remember(marker: string, mark: string): void {
  try {
    localStorage.setItem(marker, mark);
  } catch {
    // The storage is full, or forbidden.
  }
}
