import { isIPv6 } from 'node:net';

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

/**
 * The address a request is counted under. Each trusted proxy appends the address it sees to `X-Forwarded-For`, so the caller is
 * as many places from the end as there are proxies; anything before that is what the caller wrote.
 *
 * @param socket the address the connection comes from
 * @param forwarded the `X-Forwarded-For` header
 * @param hops how many proxies are trusted; 0 ignores the header
 */
export function clientAddress(socket: string, forwarded: string | undefined, hops: number): string {
  const path = [
    ...(forwarded ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    socket,
  ];
  return networkOf(path[Math.max(0, path.length - 1 - hops)] ?? socket);
}

/** A caller with IPv6 has a whole /64 to choose addresses from, so it is counted as one. */
function networkOf(address: string): string {
  const plain = withoutPort(address).replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const zeros = plain.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
  return [...groups(head), ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(tail)]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Some proxies add the port, which differs for each connection: `192.0.2.7:50123`, `[2001:db8::1]:50123`. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}
