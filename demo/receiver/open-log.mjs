/**
 * The log of decisions: SQLite in a file (or `:memory:`), PostgreSQL for a `postgres:` address. Each log has
 * `add(record, receivedAt)`, which tells whether the record is new; `all()`, in the order of the decisions, without holding them
 * all; `latest(count)`; `forget(before)`, which deletes what was received before then and tells how many; `close()`.
 */
export async function openLog(address) {
  const { open } = await import(/^postgres(?:ql)?:/.test(address) ? './postgres-log.mjs' : './sqlite-log.mjs');
  return open(address);
}

/** So many records are read at once. */
const PAGE = 500;

/** Goes through everything, page by page, from the key of the last one on. */
export async function* pages(readAfter) {
  for (let last = { decidedAt: '', id: '' }; ; ) {
    const entries = await readAfter(last, PAGE);
    yield* entries;
    if (entries.length < PAGE) return;
    last = entries.at(-1).record;
  }
}
