/** A developer's own machine: what would not help visitors is told there. */
export function isDevelopment(hostname: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$|\.(?:localhost|local|test)$/.test(hostname);
}
