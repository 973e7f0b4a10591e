import { isIPv6 } from 'node:net';

/**
 * The address a request is counted under. Each trusted proxy appends the address it sees to `X-Forwarded-For`, so the caller is
 * as many places from the end as there are proxies; anything before that is what the caller wrote.
 *
 * @param socket the address the connection comes from
 * @param forwarded the `X-Forwarded-For` header
 * @param hops how many proxies are trusted; 0 ignores the header
 */
export function clientAddress(socket: string, forwarded: string | undefined, hops: number): string {
  const path = [...(forwarded ?? '').split(',').map((part) => part.trim()).filter(Boolean), socket];
  return networkOf(path[Math.max(0, path.length - 1 - hops)] ?? socket);
}

/** A caller with IPv6 has a whole /64 to choose addresses from, so it is counted as one. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const zeros = plain.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
  return [...groups(head), ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(tail)].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
