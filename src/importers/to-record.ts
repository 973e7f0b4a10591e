import { findMarket } from '../core/market.js';
import type { ImportOptions, Policy } from '../core/policy/policy.js';
import { day, type Choices, type ConsentRecord } from '../core/record.js';
import type { Answered } from './importer.js';

/** The circumstances in which an answer is read. */
export interface ImportContext {
  readonly policy: Policy;
  readonly market: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Days that a cookie of these tools lives unless a site says otherwise: no answer in one is older. */
const oldestDays = 365;

/** Days an answer of unknown age goes on to count: with {@link oldestDays} no more than the longest lifetime there is. */
const graceDays = 30;

/**
 * Makes another tool's answer a record of ours. The old date goes on running: it expires when it would have, had it been
 * given here. Without a date, that of `since`; else it counts as made as long ago as it can have been, and for a month
 * more, which together is what any market allows at most. Of an answer that may be older, only refusals count.
 *
 * @returns the record, or the reason for none: it has expired, its date is in the future, or a required date is missing
 */
export function toRecord(
  found: Answered,
  choices: Choices,
  options: ImportOptions,
  context: ImportContext,
): ConsentRecord | 'expired' | 'future' | 'undated' {
  const { policy, market, now } = context;
  const lifetime = findMarket(policy, market).lifetimeDays * day;
  const known = found.decidedAt ?? dateIn(options.since);
  if (known !== undefined && known > now + day) return 'future';
  const refusals = Object.fromEntries(Object.entries(choices).filter(([, answer]) => !answer));
  const isRefusal = Object.keys(refusals).length === Object.keys(choices).length;
  const needsDate = found.lastsForever === true && known === undefined && !isRefusal;
  if (needsDate && Object.keys(refusals).length === 0) return 'undated';
  const keepsAll = known !== undefined || isRefusal || needsDate;
  const decidedAt = known ?? (keepsAll ? now : now - oldestDays * day);
  const expiresAt = Math.min(
    keepsAll ? decidedAt + lifetime : now + graceDays * day,
    found.expiresAt ?? Infinity,
  );
  if (expiresAt <= now) return 'expired';
  return {
    version: 1,
    decidedAt,
    expiresAt,
    revision: policy.revision,
    choices: needsDate ? refusals : choices,
    method: 'import',
    market,
    // Whether the signal was on then is not known, so no old grant outweighs it.
    gpc: false,
  };
}

function dateIn(since: unknown): number | undefined {
  const date = typeof since === 'string' ? Date.parse(since) : NaN;
  return Number.isNaN(date) ? undefined : date;
}
