import sqlite from 'node-sqlite3-wasm';
import { pages } from './open-log.mjs';

const TABLE = `CREATE TABLE IF NOT EXISTS decisions (
  id TEXT PRIMARY KEY, decided_at TEXT NOT NULL, received_at TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_in_order ON decisions (decided_at, id);`;

/** @param {string} file a path, or `:memory:` */
export function open(file) {
  const database = new sqlite.Database(file);
  database.exec(TABLE);

  const read = (sql, values) =>
    database.all(sql, values).map(({ record, received_at: receivedAt }) => ({ record: JSON.parse(record), receivedAt }));

  return {
    async add(record, receivedAt) {
      const sql = 'INSERT INTO decisions (id, decided_at, received_at, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING';
      return database.run(sql, [record.id, record.decidedAt, receivedAt, JSON.stringify(record)]).changes === 1;
    },
    all: () =>
      pages(({ decidedAt, id }, count) =>
        read('SELECT record, received_at FROM decisions WHERE (decided_at, id) > (?, ?) ORDER BY decided_at, id LIMIT ?', [decidedAt, id, count]),
      ),
    latest: async (count) => read('SELECT record, received_at FROM decisions ORDER BY decided_at DESC, id DESC LIMIT ?', [count]),
    forget: async (before) => database.run('DELETE FROM decisions WHERE received_at < ?', [before]).changes,
    close: async () => database.close(),
  };
}
