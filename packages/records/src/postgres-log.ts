import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { DecisionLog } from './log.js';
import { monthOf, tablesFor } from './postgres-tables.js';
import type { DecisionRecord, LogEntry } from './record.js';

/** Milliseconds: a database that hangs must not let requests hang. A statement waits for a connection and then for its result. */
const TIMEOUTS = { connectionTimeoutMillis: 2000, query_timeout: 2000, statement_timeout: 2000 };
const CONNECTIONS = 8;

/** Creating tables and deleting many rows takes longer than a request may. Statements that wait for its locks do not wait long. */
const MAINTENANCE = { connectionTimeoutMillis: 2000, query_timeout: 120_000, lock_timeout: 10_000 };

const INSERT = `WITH added AS (INSERT INTO decision_ids (id, month) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING id, month)
INSERT INTO decisions (month, id, decided_at, received_at, record) SELECT month, id, $3, $4, $5::jsonb FROM added`;
const PORTION = 5000;
const FORGET = `WITH old AS (SELECT month, id FROM decisions WHERE received_at < $1 LIMIT ${PORTION}),
deleted AS (DELETE FROM decisions USING old WHERE decisions.month = old.month AND decisions.id = old.id RETURNING decisions.id)
DELETE FROM decision_ids USING deleted WHERE decision_ids.id = deleted.id`;
const ERASE = `WITH erased AS (DELETE FROM decision_ids WHERE id = $1 RETURNING id, month)
DELETE FROM decisions USING erased WHERE decisions.month = erased.month AND decisions.id = erased.id`;
const PROBE =
  'INSERT INTO decision_probe (id, checked_at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at';

interface Row {
  readonly record: DecisionRecord;
  readonly received_at: string;
}

/**
 * Opens a log in PostgreSQL, which several receivers may share. Every statement is independent, so a pooler may be in between. The
 * database may be down or start later: the tables are created when it first answers.
 */
export function openPostgres(address: string): DecisionLog {
  const pool = new pg.Pool({
    connectionString: address,
    max: CONNECTIONS,
    keepAlive: true,
    ...TIMEOUTS,
  });
  // An idle connection broke. The pool removes it; without a listener the process would end.
  pool.on('error', () => undefined);
  const query = async <R extends pg.QueryResultRow>(
    sql: string,
    values: unknown[] = [],
  ): Promise<pg.QueryResult<R>> => {
    await inTime(whenPrepared());
    return pool.query<R>(sql, values);
  };
  const read = async (sql: string, values: unknown[]): Promise<LogEntry[]> =>
    (await query<Row>(`SELECT record, received_at FROM decisions ${sql}`, values)).rows.map(
      ({ record, received_at: receivedAt }) => ({ record, receivedAt }),
    );
  const prepare = () =>
    onConnection(address, async (client) => void (await client.query(tablesFor(new Date()))));
  let prepared: Promise<void> | undefined;
  const whenPrepared = () =>
    (prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    }));

  return {
    async add(record, receivedAt) {
      const { rowCount } = await query(INSERT, [
        record.id,
        monthOf(record.decidedAt),
        record.decidedAt,
        receivedAt,
        JSON.stringify(record),
      ]);
      if (rowCount === 1) return 'new';
      const [there] = await read('JOIN decision_ids USING (id, month) WHERE id = $1', [record.id]);
      return isDeepStrictEqual(there?.record, record) ? 'same' : 'conflict';
    },
    after: ({ decidedAt, id }, count) =>
      read('WHERE (decided_at, id) > ($1, $2) ORDER BY decided_at, id LIMIT $3', [
        decidedAt,
        id,
        count,
      ]),
    latest: (count) => read('ORDER BY decided_at DESC, id DESC LIMIT $1', [count]),
    countBefore: async (time) =>
      Number(
        (
          await query<{ count: string }>(
            'SELECT count(*) AS count FROM decisions WHERE received_at < $1',
            [time],
          )
        ).rows[0]?.count,
      ),
    async forget(time) {
      await whenPrepared();
      return onConnection(address, (client) => forgetBefore(client, time));
    },
    erase: async (id) => (await query(ERASE, [id])).rowCount === 1,
    maintain: () => (prepared ? prepare() : whenPrepared()),
    // A read would succeed on a full disk and on a standby.
    check: async () => void (await query(PROBE)),
    close: () => pool.end(),
  };
}

/** Deletes in portions, because a long transaction would lock the table. @returns how many records it deleted */
async function forgetBefore(client: pg.Client, time: string): Promise<number> {
  for (let deleted = 0; ;) {
    const { rowCount } = await client.query(FORGET, [time]);
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < PORTION) return deleted;
  }
}

/** Rejects after the time that a statement gets; what is under way goes on. */
async function inTime(work: Promise<void>): Promise<void> {
  const stop = new AbortController();
  const late = wait(TIMEOUTS.query_timeout, undefined, { signal: stop.signal }).then(() =>
    Promise.reject(
      new Error('The tables do not exist yet. The receiver creates them when PostgreSQL answers.'),
    ),
  );
  await Promise.race([work, late]).finally(() => stop.abort());
}

/** Runs work that may take long on a connection of its own. */
async function onConnection<T>(
  address: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: address, ...MAINTENANCE });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await run(client);
  } finally {
    // Not awaited: a connection to a database that hangs never ends by itself.
    void client.end().catch(() => undefined);
  }
}
