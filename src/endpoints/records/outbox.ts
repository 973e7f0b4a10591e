import { day } from '../../core/record.js';
import type { ProofRecord } from './sent-record.js';

/** Records that are yet to be told, the oldest first. Nothing here throws. */
export interface Outbox {
  add(record: ProofRecord): void;
  waiting(): readonly ProofRecord[];
  remove(id: string): void;
}

/** Requirement S-25: what could not be told is not kept without end. */
const most = 10;
const longest = 7 * day;
/** Characters. A record of 1,000 services has some 45,000. */
const largest = 64_000;

/**
 * Keeps records in `localStorage`, under a key each: two tabs that write at once do not overwrite one another. Where there is
 * no storage they are kept as long as the page is there.
 *
 * @param prefix what the keys begin with
 */
export function openOutbox(
  prefix: string,
  storage: Storage | undefined,
  now: () => number,
): Outbox {
  const memory = new Map<string, ProofRecord>();

  function stored(): ProofRecord[] {
    const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => {
      const record = parse(storage?.getItem(key));
      const isOurs = record !== undefined && prefix + record.id === key && isTimely(record);
      if (!isOurs) storage?.removeItem(key);
      return isOurs ? [record] : [];
    });
  }

  /** One that was taken over is old already: it waits as long as the decision counts. */
  function isTimely({ source, decidedAt, expiresAt }: ProofRecord): boolean {
    return source === undefined
      ? Math.abs(now() - Date.parse(decidedAt)) <= longest
      : now() < Date.parse(expiresAt);
  }

  function remove(id: string): void {
    memory.delete(id);
    quietly(() => storage?.removeItem(prefix + id));
  }

  function waiting(): ProofRecord[] {
    const all = [...(quietly(stored) ?? []), ...memory.values()].sort((one, other) =>
      one.decidedAt.localeCompare(other.decidedAt),
    );
    for (const { id } of all.splice(0, all.length - most)) remove(id);
    return all;
  }

  return {
    add(record) {
      const text = JSON.stringify(record);
      // One that is too large is sent from this page all the same: the endpoint refuses it, and the console reports that.
      const isKept =
        text.length <= largest &&
        quietly(() => {
          storage?.setItem(prefix + record.id, text);
          return storage !== undefined;
        });
      if (!isKept) memory.set(record.id, record);
      waiting();
    },
    waiting,
    remove,
  };
}

/** Whatever else stands under such a key is no record; the server looks at the rest. */
function parse(text: string | null | undefined): ProofRecord | undefined {
  if ((text?.length ?? 0) > largest) return undefined;
  const record = quietly(() => JSON.parse(text ?? '') as ProofRecord);
  return record !== null &&
    typeof record === 'object' &&
    typeof record.id === 'string' &&
    !Number.isNaN(Date.parse(record.decidedAt))
    ? record
    : undefined;
}

/** The storage may be full, or forbidden at any moment. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
