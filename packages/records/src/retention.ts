import type { DecisionLog } from './log.js';

const DAY = 86_400_000;

/** The time before which records are too old. */
export function limitOf(retentionDays: number, now: number): string {
  // Checked once more, beside the deletion: any other number would delete records that must be kept.
  if (!(retentionDays >= 1 && retentionDays < Infinity)) throw new Error(`The retention is ${retentionDays} days. It must be a number from 1.`);
  return new Date(now - retentionDays * DAY).toISOString();
}

/** Deletes what was received longer ago than so many days. @returns how many records it deleted */
export async function forgetOld(log: DecisionLog, retentionDays: number, now: number): Promise<number> {
  return log.forget(limitOf(retentionDays, now));
}

/** How many records {@link forgetOld} would delete. */
export async function countOld(log: DecisionLog, retentionDays: number, now: number): Promise<number> {
  return log.countBefore(limitOf(retentionDays, now));
}
