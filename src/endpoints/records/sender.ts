import { report } from '../../diagnostics/report.js';
import type { Outbox } from './outbox.js';
import type { ProofRecord } from './sent-record.js';

/** Seconds until the next attempt, after the first, the second … that did not come through; the last one repeats. */
const pauses = [2, 10, 60, 300];

/** Milliseconds to wait for a response. */
const timeout = 10_000;

/** Sending the same again from this page would get the same answer. A later page may find the endpoint corrected. */
const final = [400, 409, 413, 415, 422];

/** Bytes that browsers take while a page goes away: https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const largestKeepalive = 60_000;

type Outcome = 'taken' | 'refused' | 'not now' | 'unreachable';

/**
 * Sends the outbox to the site's server, and retries until the server has accepted it: when a record is added, after a
 * failure, when the browser is online again, on the next page. A record leaves the outbox only when the server has answered,
 * so a record may be sent twice; its id identifies it. Nothing waits for it.
 *
 * @returns what to call when something was added
 */
export function sendRecords(url: string, outbox: Outbox, lock: string): () => void {
  const underWay = new Set<string>();
  const refused = new Set<string>();
  let failures = 0;
  let running = false;
  /** Asked for while it was at it. */
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (after = 0) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), after);
  };
  const sendLater = () => send((pauses[failures++] ?? 300) * 1000);

  async function flush(): Promise<void> {
    again = running;
    if (running) return;
    running = true;
    const isDone = await alone(lock, sendAll);
    running = false;
    if (isDone) failures = 0;
    if (again) send();
    else if (!isDone) sendLater();
  }

  const unrefused = () => outbox.waiting().filter(({ id }) => !refused.has(id));

  async function sendAll(): Promise<boolean> {
    let isDone = true;
    for (const record of unrefused()) {
      const outcome = await post(record);
      if (outcome === 'unreachable') return false;
      if (outcome === 'not now') isDone = false;
      if (outcome === 'taken') outbox.remove(record.id);
      if (outcome === 'refused') refused.add(record.id);
    }
    return isDone;
  }

  async function post(record: ProofRecord): Promise<Outcome> {
    underWay.add(record.id);
    try {
      return outcomeOf(url, await fetch(url, requestWith(record)));
    } catch {
      return 'unreachable';
    } finally {
      underWay.delete(record.id);
    }
  }

  // The browser finishes requests in flight itself. A beacon has no answer, so the next page checks again.
  addEventListener('pagehide', () => {
    for (const record of unrefused()) {
      if (!underWay.has(record.id) || !('keepalive' in Request.prototype))
        navigator.sendBeacon(url, bodyOf(record));
    }
  });
  addEventListener('online', () => send());
  addEventListener('pageshow', ({ persisted }) => persisted && send());
  send();
  return send;
}

function outcomeOf(url: string, { ok, status }: Response): Outcome {
  if (ok) return 'taken';
  if (!final.includes(status)) return 'not now';
  report(['record-refused', url, String(status)]);
  return 'refused';
}

function requestWith(record: ProofRecord): RequestInit {
  const body = bodyOf(record);
  return {
    method: 'POST',
    body,
    keepalive: body.size < largestKeepalive,
    cache: 'no-store',
    credentials: 'same-origin',
    // Nobody needs to know on which page it was.
    referrerPolicy: 'no-referrer',
    // A sign-in page that answers instead of the endpoint has not taken anything.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  };
}

function bodyOf(record: ProofRecord): Blob {
  return new Blob([JSON.stringify(record)], { type: 'application/json' });
}

/** Lets one tab of the site send at a time, where the browser can. @returns false if it is another's turn, or it was not done */
async function alone(name: string, run: () => Promise<boolean>): Promise<boolean> {
  try {
    return await navigator.locks.request(
      name,
      { ifAvailable: true },
      (lock) => lock !== null && run(),
    );
  } catch {
    return run();
  }
}
