const MINUTE = 60_000;
/** Callers that are remembered at once; with more of them the oldest are forgotten. */
const MOST = 10_000;

/** Counts requests by caller, in memory and for a minute: an address is never written anywhere. */
export function createRateLimit({ perMinute, now }) {
  const callers = new Map();

  return (caller) => {
    const at = now();
    const known = callers.get(caller);
    const entry = known && at - known.since < MINUTE ? known : { since: at, count: 0 };
    entry.count++;
    callers.delete(caller);
    callers.set(caller, entry);
    if (callers.size > MOST) callers.delete(callers.keys().next().value);
    return entry.count > perMinute;
  };
}
