/**
 * A host as a service's `hosts` must have it to fit any address: as `URL.hostname` writes it, in small letters, without a port
 * and with `xn--`; or `*.` before one, for its subdomains. `undefined` where there is none in the value.
 */
export function hostIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const bare = value.trim().replace(/^[a-z][a-z\d+.-]*:\/\//i, '');
  const [stars, host] = bare.startsWith('*.') ? ['*.', bare.slice(2)] : ['', bare];
  // An address by numbers has no subdomains.
  if (!URL.canParse(`https://${host}`) || (stars && !URL.canParse(`https://a.${host}`))) return undefined;
  const { hostname } = new URL(`https://${host}`);
  return hostname.includes('*') ? undefined : stars + hostname;
}
