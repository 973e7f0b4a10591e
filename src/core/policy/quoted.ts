const longest = 78;

/** Formats a value for a message. Cuts long strings and keeps their closing quote. */
export function quoted(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > longest ? `${value.slice(0, longest - 1)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'object') return isList(value) ? 'an array' : 'an object';
  return `a ${typeof value}`;
}

/** `Array.isArray` throws for a proxy that was revoked. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
