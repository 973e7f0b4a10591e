/**
 * Returns the parts of an error that may be logged: its name, its code and, unless a database wrote it, its message. PostgreSQL puts the
 * values of a row into its messages.
 */
export function describeError(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { name, ...code, ...(!('severity' in error) && { message }) };
}
