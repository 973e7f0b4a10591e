import { isDeepStrictEqual } from 'node:util';
import Database from 'libsql';
import type { DecisionLog } from './log.js';
import type { DecisionRecord, LogEntry } from './record.js';

/** Milliseconds to wait for another process that writes. The whole process waits, so not for long. */
const BUSY = 3000;

const TABLE = `CREATE TABLE IF NOT EXISTS decisions (
  id TEXT PRIMARY KEY, decided_at TEXT NOT NULL, received_at TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_in_order ON decisions (decided_at, id);
CREATE INDEX IF NOT EXISTS decisions_by_receipt ON decisions (received_at);`;

/** Deletes in portions: one statement over a million rows would block every request meanwhile. */
const PORTION = 1000;
const FORGET = `DELETE FROM decisions WHERE id IN (SELECT id FROM decisions WHERE received_at < ? LIMIT ${PORTION})`;

interface Row {
  readonly record: string;
  readonly received_at: string;
}

/**
 * Opens a log in one SQLite file, or in `:memory:`. The locks are the operating system's: they end with the process, however it
 * ends. `synchronous=FULL` because a record is acknowledged as soon as it is committed.
 */
export function openSqlite(file: string): DecisionLog {
  const database = new Database(file, { timeout: BUSY });
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.exec(TABLE);

  const insert = database.prepare('INSERT INTO decisions (id, decided_at, received_at, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING');
  const read = (sql: string) => {
    const statement = database.prepare(`SELECT record, received_at FROM decisions ${sql}`);
    return (...values: unknown[]) => (statement.all(...values) as Row[]).map(entryOf);
  };
  const byId = read('WHERE id = ?');
  const after = read('WHERE (decided_at, id) > (?, ?) ORDER BY decided_at, id LIMIT ?');
  const latest = read('ORDER BY decided_at DESC, id DESC LIMIT ?');

  /* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous: what throws must reject */
  return {
    async add(record, receivedAt) {
      if (insert.run(record.id, record.decidedAt, receivedAt, JSON.stringify(record)).changes === 1) return 'new';
      return isDeepStrictEqual(byId(record.id)[0]?.record, record) ? 'same' : 'conflict';
    },
    after: async ({ decidedAt, id }, count) => after(decidedAt, id, count),
    latest: async (count) => latest(count),
    countBefore: async (time) => (database.prepare('SELECT count(*) AS count FROM decisions WHERE received_at < ?').get(time) as { count: number }).count,
    async forget(time) {
      const statement = database.prepare(FORGET);
      for (let deleted = 0; ; await new Promise((resolve) => setImmediate(resolve))) {
        const { changes } = statement.run(time);
        deleted += changes;
        if (changes < PORTION) return deleted;
      }
    },
    maintain: async () => void database.pragma('optimize'),
    // A lock for writing, given back at once: it fails where the file is read-only, gone or locked.
    check: async () => void database.exec('BEGIN IMMEDIATE; ROLLBACK'),
    close: async () => void database.close(),
  };
  /* eslint-enable @typescript-eslint/require-await */
}

function entryOf({ record, received_at: receivedAt }: Row): LogEntry {
  return { record: JSON.parse(record) as DecisionRecord, receivedAt };
}
