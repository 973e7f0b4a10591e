import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openPostgres } from '../../packages/records/src/postgres-log.js';
import { monthOf, tablesFor } from '../../packages/records/src/postgres-tables.js';
import { startPostgres } from './support/postgres.js';
import { startProcess, untilStored, type ReceiverProcess } from './support/process.js';
import { record } from './support/records.js';

const postgres = await startPostgres();
after(() => postgres.close());

/** Asks until the database is back for the receiver. */
async function ready({ get }: ReceiverProcess): Promise<void> {
  while ((await get('/readyz')).status !== 200);
}

describe('The receiver on PostgreSQL', () => {
  it('two receivers on one database store what both get at once, each record once', async () => {
    const receivers = await Promise.all([
      startProcess({ DATABASE_URL: postgres.address }),
      startProcess({ DATABASE_URL: postgres.address }),
    ]);
    const sent = Array.from({ length: 40 }, () => record());
    await Promise.all(
      sent.flatMap((each) => receivers.map((receiver) => untilStored(receiver, each))),
    );
    for (const receiver of receivers)
      assert.deepEqual((await receiver.ids()).sort(), sent.map(({ id }) => id).sort());
    await Promise.all(receivers.map((receiver) => receiver.end('SIGTERM')));
  });

  it('a database that is stopped and goes on again makes it answer 503 by itself, and 201 after that (S32)', async () => {
    const receiver = await startProcess({ DATABASE_URL: postgres.address });
    assert.equal((await receiver.post(record())).status, 201);
    postgres.pause();
    const sent = record();
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => receiver.post(sent)),
      receiver.get('/readyz'),
      receiver.get('/healthz'),
    ]);
    postgres.resume();
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array<number>(21).fill(503), 200],
    );
    await ready(receiver);
    assert.ok([200, 201].includes((await receiver.post(sent)).status));
    assert.equal((await receiver.ids()).filter((id) => id === sent.id).length, 1);
    await receiver.end('SIGTERM');
  });

  it('SIGTERM ends it while the database is stopped and requests wait for it (S24, S32)', async () => {
    const receiver = await startProcess({ DATABASE_URL: postgres.address });
    await receiver.post(record());
    postgres.pause();
    const waiting = receiver.post(record()).catch(() => undefined);
    assert.equal((await receiver.get('/healthz')).status, 200);
    await receiver.end('SIGTERM');
    postgres.resume();
    await waiting;
  });

  it('two receivers keep every acknowledged record, each once, while the database crashes and restarts three times under load', async () => {
    const own = await startPostgres();
    const receivers = await Promise.all([
      startProcess({ DATABASE_URL: own.address }),
      startProcess({ DATABASE_URL: own.address }),
    ]);
    const acknowledged: string[] = [];
    const progress = new EventEmitter();
    let isDone = false;
    const send = async ({ post }: ReceiverProcess) => {
      while (!isDone) {
        const sent = record();
        const { status } = await post(sent);
        assert.ok([201, 503].includes(status), String(status));
        if (status === 201) acknowledged.push(sent.id);
        progress.emit('answer');
      }
    };
    const senders = [...receivers, ...receivers, ...receivers].map(send);
    const more = async (count: number) => {
      for (const wanted = acknowledged.length + count; acknowledged.length < wanted;)
        await once(progress, 'answer');
    };
    for (let round = 0; round < 3; round++) {
      await more(20);
      await own.restart();
    }
    await more(20);
    isDone = true;
    await Promise.all(senders);
    for (const receiver of receivers) {
      const ids = await receiver.ids();
      assert.deepEqual(
        acknowledged.filter((id) => !ids.includes(id)),
        [],
      );
      assert.equal(new Set(ids).size, ids.length);
      await receiver.end('SIGTERM');
    }
    await own.close();
  });

  it('a database that is down makes it answer 503 at once and tell so at /readyz (S32)', async () => {
    const own = await startPostgres();
    const receiver = await startProcess({ DATABASE_URL: own.address });
    await own.close();
    assert.equal((await receiver.post(record())).status, 503);
    assert.equal((await receiver.get('/readyz')).status, 503);
    assert.equal((await receiver.get('/healthz')).status, 200);
    await receiver.end('SIGTERM');
  });

  it('starts before the database does: it says that it is not ready, and creates its tables once the database answers (S32)', async () => {
    const own = await startPostgres();
    await own.close();
    const receiver = await startProcess({ DATABASE_URL: own.address });
    await receiver.logged('The maintenance failed');
    assert.equal((await receiver.post(record())).status, 503);
    assert.equal((await receiver.get('/readyz')).status, 503);
    await own.restart();
    await ready(receiver);
    const sent = record();
    await untilStored(receiver, sent);
    assert.deepEqual(await receiver.ids(), [sent.id]);
    await receiver.end('SIGTERM');
    await own.close();
  });
});

describe('The tables in PostgreSQL', () => {
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: postgres.address });
    await client.connect();
    return client.query<Record<string, string>>(sql).finally(() => client.end());
  };
  const partitionOf = async (id: string) =>
    (
      await query(`SELECT tableoid::regclass::text AS name FROM decisions WHERE id = '${id}'`)
    ).rows.map(({ name }) => name);

  it('a record is in the partition of its month, and one from far away in the default one', async () => {
    const log = openPostgres(postgres.address);
    const now = new Date().toISOString();
    await log.add(record('of-now', { decidedAt: now, expiresAt: '2999-01-01T00:00:00.000Z' }), now);
    await log.add(
      record('of-far', {
        decidedAt: '2998-01-01T00:00:00.000Z',
        expiresAt: '2999-01-01T00:00:00.000Z',
      }),
      now,
    );
    assert.deepEqual(await partitionOf('of-now'), [`decisions_${monthOf(now).replace('-', '_')}`]);
    assert.deepEqual(await partitionOf('of-far'), ['decisions_other']);
    await log.close();
  });

  it('a new partition takes over the records of its month from the default one', async () => {
    await query(tablesFor(new Date('2998-01-31T23:00:00.000Z')));
    assert.deepEqual(await partitionOf('of-far'), ['decisions_2998_01']);
    assert.deepEqual(
      (await query('SELECT count(*)::text AS count FROM decisions')).rows,
      (await query('SELECT count(*)::text AS count FROM decision_ids')).rows,
    );
  });

  it('an id is unique, whatever the month of decidedAt (S22)', async () => {
    const log = openPostgres(postgres.address);
    const add = (decidedAt: string) =>
      log.add(record('monthly', { decidedAt }), '2026-11-24T00:00:00.000Z');
    const months = [
      '2026-11-01T00:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
      '2026-10-01T00:00:00.000Z',
    ];
    assert.deepEqual(
      [await add(months[0]!), await add(months[1]!), await add(months[2]!)],
      ['new', 'same', 'conflict'],
    );
    assert.equal(await log.erase('monthly'), true);
    assert.equal(await add(months[2]!), 'new');
    await log.close();
  });
});
