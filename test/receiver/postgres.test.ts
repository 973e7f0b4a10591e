import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openPostgres } from '../../packages/records/src/postgres-log.js';
import { monthOf, tablesFor } from '../../packages/records/src/postgres-tables.js';
import { startPostgres } from './support/postgres.js';
import { startProcess, type ReceiverProcess } from './support/process.js';
import { record } from './support/records.js';

const postgres = await startPostgres();
after(() => postgres.close());

/** Asks until the database is back for the receiver. */
async function ready({ get }: ReceiverProcess): Promise<void> {
  while ((await get('/readyz')).status !== 200);
}

/** Sends a record as the page does: again, for as long as the receiver is too busy. */
async function untilStored({ post }: ReceiverProcess, sent: object): Promise<void> {
  let status = 503;
  while (status === 503) ({ status } = await post(sent));
  assert.ok([200, 201].includes(status), String(status));
}

describe('The receiver on PostgreSQL', () => {
  it('two receivers on one database store what both get at once, each record once', async () => {
    const receivers = await Promise.all([startProcess({ DATABASE_URL: postgres.address }), startProcess({ DATABASE_URL: postgres.address })]);
    const sent = Array.from({ length: 40 }, () => record());
    await Promise.all(sent.flatMap((each) => receivers.map((receiver) => untilStored(receiver, each))));
    for (const receiver of receivers) assert.deepEqual((await receiver.ids()).sort(), sent.map(({ id }) => id).sort());
    await Promise.all(receivers.map((receiver) => receiver.end('SIGTERM')));
  });

  it('a database that is stopped and goes on again makes it answer 503 within six seconds, and 201 after that (S32)', async () => {
    const receiver = await startProcess({ DATABASE_URL: postgres.address });
    assert.equal((await receiver.post(record())).status, 201);
    postgres.pause();
    const startedAt = performance.now();
    const sent = record();
    const answers = await Promise.all([...Array.from({ length: 20 }, () => receiver.post(sent)), receiver.get('/readyz'), receiver.get('/healthz')]);
    const milliseconds = performance.now() - startedAt;
    postgres.resume();
    assert.deepEqual(answers.map(({ status }) => status), [...Array<number>(21).fill(503), 200]);
    assert.ok(milliseconds < 6000, `${milliseconds} ms`);
    await ready(receiver);
    assert.ok([200, 201].includes((await receiver.post(sent)).status));
    assert.equal((await receiver.ids()).filter((id) => id === sent.id).length, 1);
    await receiver.end('SIGTERM');
  });

  it('SIGTERM ends it within five seconds while the database is stopped and requests wait for it (S24, S32)', async () => {
    const receiver = await startProcess({ DATABASE_URL: postgres.address });
    await receiver.post(record());
    postgres.pause();
    const waiting = receiver.post(record()).catch(() => undefined);
    assert.equal((await receiver.get('/healthz')).status, 200);
    const milliseconds = await receiver.end('SIGTERM');
    postgres.resume();
    await waiting;
    assert.ok(milliseconds < 5000, `${milliseconds} ms`);
  });

  it('a database that is down makes it answer 503 at once and tell so at /readyz (S32)', async () => {
    const own = await startPostgres();
    const receiver = await startProcess({ DATABASE_URL: own.address });
    await own.close();
    assert.equal((await receiver.post(record())).status, 503);
    assert.equal((await receiver.get('/readyz')).status, 503);
    assert.equal((await receiver.get('/healthz')).status, 200);
    await receiver.end('SIGTERM');
    await assert.rejects(startProcess({ DATABASE_URL: own.address }), /ECONNREFUSED/);
  });
});

describe('The tables in PostgreSQL', () => {
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: postgres.address });
    await client.connect();
    return client.query<Record<string, string>>(sql).finally(() => client.end());
  };
  const partitionOf = async (id: string) => (await query(`SELECT tableoid::regclass::text AS name FROM decisions WHERE id = '${id}'`)).rows.map(({ name }) => name);

  it('a record is in the partition of its month, and one from far away in the default one', async () => {
    const log = await openPostgres(postgres.address);
    const now = new Date().toISOString();
    await log.add(record('of-now', { decidedAt: now, expiresAt: '2999-01-01T00:00:00.000Z' }), now);
    await log.add(record('of-far', { decidedAt: '2998-01-01T00:00:00.000Z', expiresAt: '2999-01-01T00:00:00.000Z' }), now);
    assert.deepEqual(await partitionOf('of-now'), [`decisions_${monthOf(now).replace('-', '_')}`]);
    assert.deepEqual(await partitionOf('of-far'), ['decisions_other']);
    await log.close();
  });

  it('a new partition takes over the records of its month from the default one', async () => {
    await query(tablesFor(new Date('2998-01-31T23:00:00.000Z')));
    assert.deepEqual(await partitionOf('of-far'), ['decisions_2998_01']);
    assert.deepEqual((await query('SELECT count(*)::text AS count FROM decisions')).rows, (await query('SELECT count(DISTINCT (month, id))::text AS count FROM decisions')).rows);
  });

  it('an id is unique per month of decidedAt', async () => {
    const log = await openPostgres(postgres.address);
    const add = (decidedAt: string) => log.add(record('monthly', { decidedAt }), '2026-11-24T00:00:00.000Z');
    assert.deepEqual([await add('2026-11-01T00:00:00.000Z'), await add('2026-11-02T00:00:00.000Z'), await add('2026-10-01T00:00:00.000Z')], ['new', 'conflict', 'new']);
    await log.close();
  });
});
