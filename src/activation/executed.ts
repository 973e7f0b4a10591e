const executed = new Set<string>();

/**
 * The categories and services whose blocked scripts have run in this document. A script cannot be un-run: where one of these
 * is withdrawn, only a reload takes what it left.
 */
export function ranScripts(): ReadonlySet<string> {
  return executed;
}

export function rememberExecuted(ids: readonly string[]): void {
  for (const id of ids) executed.add(id);
}
