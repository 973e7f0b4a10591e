/**
 * The address of an endpoint that a policy names, seen from the page that calls it: of the page's own origin, or `https:`.
 *
 * @param page the page's address
 */
export function resolveEndpoint(address: string, page: string): URL | undefined {
  if (!address.trim() || !URL.canParse(address, page)) return undefined;
  const url = new URL(address, page);
  return url.protocol === 'https:' ||
    (url.protocol === 'http:' && url.origin === new URL(page).origin)
    ? url
    : undefined;
}
