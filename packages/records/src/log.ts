import type { DecisionRecord, LogEntry } from './record.js';

/** The result of adding a record: it is new, it was there with the same content, or its id belongs to other content. */
export type Added = 'new' | 'same' | 'conflict';

/** The position at which an export continues: after the decision with this time and id. */
export interface Position {
  readonly decidedAt: string;
  readonly id: string;
}

/** The position before the first record. */
const start: Position = { decidedAt: '', id: '' };

/**
 * A log of decisions in a database. Each method rejects when the database does not do its work in time; a record counts as
 * stored only when `add` has fulfilled.
 */
export interface DecisionLog {
  add(record: DecisionRecord, receivedAt: string): Promise<Added>;
  /** At most `count` entries after a position, in the order of `decidedAt` and id. */
  after(position: Position, count: number): Promise<LogEntry[]>;
  /** The newest decisions, the newest first. */
  latest(count: number): Promise<LogEntry[]>;
  /** How many records were received before a time. */
  countBefore(receivedAt: string): Promise<number>;
  /** Deletes what was received before a time. @returns how many records it deleted */
  forget(receivedAt: string): Promise<number>;
  /** Deletes one record. @returns whether it was there */
  erase(id: string): Promise<boolean>;
  /** Creates what the coming months need. To be called at least once a month. */
  maintain(): Promise<void>;
  /** Writes something. Rejects if the database cannot store a record now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const PAGE = 250;

/**
 * Yields every entry, page by page. A page is one short query, so writes go on between two of them; other requests get their
 * turn too, even where the database is synchronous.
 */
export async function* entriesOf(log: DecisionLog): AsyncGenerator<LogEntry> {
  for (let position = start; ;) {
    const entries = await log.after(position, PAGE);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < PAGE) return;
    position = last.record;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Opens a log: SQLite for a path or `:memory:`, PostgreSQL for `postgres://…`. Creates the tables that are missing. */
export async function openLog(address: string): Promise<DecisionLog> {
  if (/^postgres(?:ql)?:/.test(address))
    return (await import('./postgres-log.js')).openPostgres(address);
  return (await import('./sqlite-log.js')).openSqlite(address);
}
