import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import Database from 'libsql';
import { inBatches } from './batch.js';
import type { Added, DecisionLog } from './log.js';
import type { DecisionRecord, LogEntry } from './record.js';

/**
 * Milliseconds to wait for another process that writes: SQLite waits first and the whole process with it, then the statement is
 * tried again between other work.
 */
const BUSY = { inSqlite: 200, inAll: 4000 };

const TABLE = `CREATE TABLE IF NOT EXISTS decisions (
  id TEXT PRIMARY KEY, decided_at TEXT NOT NULL, received_at TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_in_order ON decisions (decided_at, id);
CREATE INDEX IF NOT EXISTS decisions_by_receipt ON decisions (received_at);
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, content BLOB NOT NULL);`;

/** Writes as much as the largest record has, and other bytes each time: SQLite does not write what is there already. */
const PROBE =
  'INSERT INTO probe (id, content) VALUES (1, randomblob(65536)) ON CONFLICT (id) DO UPDATE SET content = excluded.content';

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
export async function openSqlite(file: string): Promise<DecisionLog> {
  const database = new Database(file, { timeout: BUSY.inSqlite });
  await patiently(() => {
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    // A deleted record is overwritten in the file.
    database.pragma('secure_delete=ON');
    database.exec(TABLE);
  });

  const insert = database.prepare(
    'INSERT INTO decisions (id, decided_at, received_at, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const read = (sql: string) => {
    const statement = database.prepare(`SELECT record, received_at FROM decisions ${sql}`);
    return (...values: unknown[]) => (statement.all(...values) as Row[]).map(entryOf);
  };
  const byId = read('WHERE id = ?');
  const after = read('WHERE (decided_at, id) > (?, ?) ORDER BY decided_at, id LIMIT ?');
  const latest = read('ORDER BY decided_at DESC, id DESC LIMIT ?');

  const erase = database.prepare('DELETE FROM decisions WHERE id = ?');
  const probe = database.prepare(PROBE);
  const count = database.prepare('SELECT count(*) AS count FROM decisions WHERE received_at < ?');

  const addOne = ({ record, receivedAt }: LogEntry): Added => {
    const { changes } = insert.run(record.id, record.decidedAt, receivedAt, JSON.stringify(record));
    if (changes === 1) return 'new';
    return isDeepStrictEqual(byId(record.id)[0]?.record, record) ? 'same' : 'conflict';
  };
  const write = <T>(run: () => T) => patiently(() => inTransaction(database, run));
  const add = inBatches((entries: readonly LogEntry[]) => write(() => entries.map(addOne)));

  return {
    add: (record, receivedAt) => add({ record, receivedAt }),
    after: ({ decidedAt, id }, most) => patiently(() => after(decidedAt, id, most)),
    latest: (most) => patiently(() => latest(most)),
    countBefore: (time) => patiently(() => (count.get(time) as { count: number }).count),
    async forget(time) {
      const statement = database.prepare(FORGET);
      for (let deleted = 0; ; await new Promise((resolve) => setImmediate(resolve))) {
        const { changes } = await write(() => statement.run(time));
        deleted += changes;
        if (changes < PORTION) return deleted;
      }
    },
    async erase(id) {
      const { changes } = await write(() => erase.run(id));
      // The write-ahead log still has the record. Another process may be reading it: then a later checkpoint removes it.
      if (changes === 1) database.pragma('wal_checkpoint(TRUNCATE)');
      return changes === 1;
    },
    maintain: () => patiently(() => void database.pragma('optimize')),
    check: () => write(() => void probe.run()),
    close: () => patiently(() => void database.close()),
  };
}

/**
 * Commits what `run` did, or nothing of it. Every write needs this: a prepared statement that meets a lock stays active in libsql
 * until it runs again, and no commit succeeds meanwhile. Here, BEGIN meets the lock.
 */
function inTransaction<T>(database: Database.Database, run: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After some errors, such as a full disk, SQLite has done so already.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs a statement or transaction, again while another process has the lock. */
async function patiently<T>(run: () => T): Promise<T> {
  for (const until = performance.now() + BUSY.inAll; ;) {
    try {
      return run();
    } catch (error) {
      // SQLITE_BUSY_RECOVERY and SQLITE_BUSY_SNAPSHOT too.
      if (
        !(error as { code?: string }).code?.startsWith('SQLITE_BUSY') ||
        performance.now() > until
      )
        throw error;
    }
    // Not in step with the other process.
    await delay(Math.random() * 50);
  }
}

function entryOf({ record, received_at: receivedAt }: Row): LogEntry {
  return { record: JSON.parse(record) as DecisionRecord, receivedAt };
}
