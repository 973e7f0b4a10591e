import pg from 'pg';
import { pages } from './open-log.mjs';

/** Collated by bytes, so that times and ids are in the order that SQLite has them in. */
const TABLE = `CREATE TABLE IF NOT EXISTS decisions (
  id TEXT COLLATE "C" PRIMARY KEY, decided_at TEXT COLLATE "C" NOT NULL, received_at TEXT NOT NULL, record JSONB NOT NULL
);
CREATE INDEX IF NOT EXISTS decisions_in_order ON decisions (decided_at, id);`;

/** @param {string} address `postgres://user:password@host/database` */
export async function open(address) {
  const pool = new pg.Pool({ connectionString: address, max: 4 });
  // A server that went away is met again at the next query.
  pool.on('error', (error) => console.error(error));
  await pool.query(TABLE);

  const read = async (sql, values) =>
    (await pool.query(sql, values)).rows.map(({ record, received_at: receivedAt }) => ({ record, receivedAt }));

  return {
    async add(record, receivedAt) {
      const sql = 'INSERT INTO decisions (id, decided_at, received_at, record) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING';
      return (await pool.query(sql, [record.id, record.decidedAt, receivedAt, JSON.stringify(record)])).rowCount === 1;
    },
    all: () =>
      pages(({ decidedAt, id }, count) =>
        read('SELECT record, received_at FROM decisions WHERE (decided_at, id) > ($1, $2) ORDER BY decided_at, id LIMIT $3', [decidedAt, id, count]),
      ),
    latest: (count) => read('SELECT record, received_at FROM decisions ORDER BY decided_at DESC, id DESC LIMIT $1', [count]),
    forget: async (before) => (await pool.query('DELETE FROM decisions WHERE received_at < $1', [before])).rowCount,
    close: () => pool.end(),
  };
}
