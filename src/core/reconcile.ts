import { encodeRecord } from './cookie.js';
import type { Policy } from './policy/policy.js';
import { isUsable, latest, type ConsentRecord } from './record.js';

/** A page's memory of its decision before it reads the cookie again. */
export interface Snapshot {
  readonly policy: Policy;
  readonly record: ConsentRecord | undefined;
  /** The record that the last answer on this page replaced. */
  readonly replaced: ConsentRecord | undefined;
  /** Whether the record could be written, and so what is read is not older. */
  readonly persisted: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Milliseconds between reading the clock and writing the cookie. Beyond it an older record was put there on purpose. */
const raceTime = 1000;

/** Milliseconds in which what an answer replaced may come back by a server that answers a request sent before. */
const echoTime = 10_000;

/** The decision to build on. Another tab may have answered since, so the page's own copy counts only if nothing can be stored. */
export function currentRecord(
  stored: ConsentRecord | undefined,
  { policy, record, persisted, now }: Snapshot,
): ConsentRecord | undefined {
  if (stored && record && areSame(stored, record, policy)) return record;
  if (persisted || !isUsable(record, now)) return stored;
  // A record that could not be written wins in memory over the stored one.
  return stored ? latest(stored, record, now) : record;
}

/**
 * Resolves a write race between tabs. The newer decision wins; on a tie, the denial wins. The same applies if a server sends back
 * a cookie that was just replaced.
 */
export function resolveRace(
  current: ConsentRecord | undefined,
  { policy, record, replaced, persisted, now }: Snapshot,
): ConsentRecord | undefined {
  if (!current || !record || current === record || !persisted) return current;
  const lag = record.decidedAt - current.decidedAt;
  const isEcho =
    replaced && areSame(current, replaced, policy) && now - record.decidedAt < echoTime;
  return lag >= 0 && (isEcho || lag < raceTime) ? latest(current, record) : current;
}

/** Whether two records say the same where they are kept. */
export function areSame(one: ConsentRecord, other: ConsentRecord, policy: Policy): boolean {
  return encodeRecord(one, policy) === encodeRecord(other, policy);
}
