import { encodeRecord } from './cookie.js';
import type { Policy } from './policy/policy.js';
import { isUsable, latest, type ConsentRecord } from './record.js';

/** What a page knows of its decision before it looks again. */
export interface Memory {
  readonly policy: Policy;
  readonly record: ConsentRecord | undefined;
  /** What the last answer given here put an end to. */
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

/** The decision to build on: another tab may have answered since, so memory counts only where nothing can be kept. */
export function keptRecord(stored: ConsentRecord | undefined, { policy, record, persisted, now }: Memory): ConsentRecord | undefined {
  if (stored && record && areSame(stored, record, policy)) return record;
  if (persisted || !isUsable(record, now)) return stored;
  // What could not be written stands in memory, over what it could not overwrite.
  return stored ? latest(stored, record, now) : record;
}

/**
 * Two tabs answered at once, and the one that wrote last was not the newer: the newer stands, and a denial in a tie. So it
 * does where a server brings back what was only just replaced.
 */
export function unraced(kept: ConsentRecord | undefined, { policy, record, replaced, persisted, now }: Memory): ConsentRecord | undefined {
  if (!kept || !record || kept === record || !persisted) return kept;
  const lag = record.decidedAt - kept.decidedAt;
  const isEcho = replaced && areSame(kept, replaced, policy) && now - record.decidedAt < echoTime;
  return lag >= 0 && (isEcho || lag < raceTime) ? latest(kept, record) : kept;
}

/** Whether two records say the same where they are kept. */
export function areSame(one: ConsentRecord, other: ConsentRecord, policy: Policy): boolean {
  return encodeRecord(one, policy) === encodeRecord(other, policy);
}
