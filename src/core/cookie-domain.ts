/** Whether a cookie of that domain is sent to that host. */
export function covers(domain: string, hostname: string): boolean {
  const bare = domain.replace(/^\./, '').toLowerCase();
  return hostname === bare || hostname.endsWith(`.${bare}`);
}
