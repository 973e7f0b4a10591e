import type { DecisionLog } from './log.js';

const DAY = 86_400_000;

/** Returns the time before which records are too old. */
function limitOf(retentionDays: number, now: number): string {
  // Checked again before the deletion, because any other number would delete records that must be kept.
  if (!(retentionDays >= 1 && retentionDays < Infinity))
    throw new Error(
      `RETENTION_DAYS: expected a number from 1, got ${retentionDays}. No record was deleted.`,
    );
  return new Date(now - retentionDays * DAY).toISOString();
}

/** Deletes records that were received more than `retentionDays` ago. @returns how many records it deleted */
export async function forgetOld(
  log: DecisionLog,
  retentionDays: number,
  now: number,
): Promise<number> {
  return log.forget(limitOf(retentionDays, now));
}

/** Counts the records that {@link forgetOld} would delete. */
export async function countOld(
  log: DecisionLog,
  retentionDays: number,
  now: number,
): Promise<number> {
  return log.countBefore(limitOf(retentionDays, now));
}
