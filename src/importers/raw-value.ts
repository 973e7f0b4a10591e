/** Characters. Browsers keep 4096 bytes of a cookie; what a tool puts into `localStorage` is larger, but not endless. */
const longest = 200_000;

/** Earlier than any of these tools, and later than any answer that can be kept: neither is a date. */
const [earliest, last] = [Date.UTC(2010, 0), Date.UTC(2100, 0)];

/** A value without its percent escapes; `undefined` if they are malformed, or if nobody honest wrote that much. */
export function unescaped(value: string): string | undefined {
  if (value.length > longest) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** The entries of a JSON object: plain, escaped, or with its quotes and commas escaped only. */
export function fieldsOf(value: string): ReadonlyMap<string, unknown> | undefined {
  if (value.length > longest) return undefined;
  return parsed(value) ?? parsed(unescaped(value) ?? '');
}

function parsed(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return entriesOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The entries of something that came out of JSON, if it is an object. */
export function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? new Map(Object.entries(value)) : undefined;
}

/** Those of the entries that are answers. */
export function answersOf(entries: ReadonlyMap<string, unknown> | undefined): Map<string, boolean> {
  return new Map(
    [...(entries ?? [])].filter(
      (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
    ),
  );
}

/** A date in epoch milliseconds or ISO 8601, as epoch milliseconds. */
export function dateOf(value: unknown): number | undefined {
  const isWritten =
    typeof value === 'string' &&
    /^(?:\d{12,14}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d))$/.test(value);
  const at =
    isWritten && value.includes('-')
      ? Date.parse(value)
      : typeof value === 'number' || isWritten
        ? Number(value)
        : NaN;
  return Number.isSafeInteger(at) && at > earliest && at < last ? at : undefined;
}
