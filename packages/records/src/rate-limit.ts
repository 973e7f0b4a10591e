const MINUTE = 60_000;
/** Callers that are remembered at once. With more of them, the limit forgets the oldest. */
const MOST = 10_000;

/**
 * Counts requests per caller in memory, for a minute. An address is never written anywhere.
 *
 * @returns a function that counts a request and returns whether it is too much
 */
export function createRateLimit(perMinute: number, now: () => number): (caller: string) => boolean {
  const callers = new Map<string, { since: number; count: number }>();

  return (caller) => {
    const at = now();
    const known = callers.get(caller);
    const entry = known && at - known.since < MINUTE ? known : { since: at, count: 0 };
    entry.count++;
    callers.delete(caller);
    callers.set(caller, entry);
    const [oldest] = callers.keys();
    if (callers.size > MOST && oldest !== undefined) callers.delete(oldest);
    return entry.count > perMinute;
  };
}
