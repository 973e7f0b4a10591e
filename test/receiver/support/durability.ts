import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import Database from 'libsql';
import { halfRequest, temporaryFolder, type ReceiverProcess, type Start } from './process.js';
import { record } from './records.js';

/** Sends records one after the other until the receiver no longer answers. @returns the ids it acknowledged */
async function sendUntilItEnds(
  { post }: ReceiverProcess,
  onAcknowledged: (count: number) => void,
): Promise<string[]> {
  const acknowledged: string[] = [];
  for (;;) {
    const sent = record();
    const answer = await post(sent).catch(() => undefined);
    if (answer === undefined) return acknowledged;
    if (answer.status === 201) onAcknowledged(acknowledged.push(sent.id));
  }
}

/** Registers the tests that every receiver on SQLite passes while it is killed, stopped or locked out. */
export function durabilityTests(start: Start): void {
  it('after each of five kills during writes it starts again with every acknowledged record, each once (S4)', async () => {
    const database = join(temporaryFolder(), 'killed.sqlite');
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const receiver = await start({ DATABASE_URL: database });
      let killed: Promise<number> | undefined;
      const senders = Array.from({ length: 4 }, () =>
        sendUntilItEnds(receiver, (count) => {
          if (count >= 10 + round) killed ??= receiver.end('SIGKILL');
        }),
      );
      acknowledged.push(...(await Promise.all(senders)).flat());
      await killed;
    }
    const receiver = await start({ DATABASE_URL: database });
    const ids = await receiver.ids();
    assert.ok(acknowledged.length >= 50, `${acknowledged.length} acknowledged`);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      acknowledged.filter((id) => !ids.includes(id)),
      [],
    );
    await receiver.end('SIGTERM');
  });

  it('two processes on one file store 200 records that are sent at once, and answer none with an error (S24)', async () => {
    const database = join(temporaryFolder(), 'shared.sqlite');
    const receivers = await Promise.all([
      start({ DATABASE_URL: database }),
      start({ DATABASE_URL: database }),
    ]);
    const sent = Array.from({ length: 200 }, () => record());
    const answers = await Promise.all(sent.map((each, index) => receivers[index % 2]!.post(each)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    for (const receiver of receivers)
      assert.deepEqual((await receiver.ids()).sort(), sent.map(({ id }) => id).sort());
    await Promise.all(receivers.map((receiver) => receiver.end('SIGTERM')));
  });

  it('on a full disk it answers 503 and is not ready, and every record that it acknowledged is there when there is room again (S4)', async () => {
    const database = join(temporaryFolder(), 'full.sqlite');
    const receiver = await start({ DATABASE_URL: database }, 600);
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    for (let count = 0; count < 2000 && !statuses.has(503); count++) {
      const sent = record();
      const { status } = await receiver.post(sent);
      statuses.add(status);
      if (status === 201) acknowledged.push(sent.id);
    }
    assert.deepEqual([...statuses], [201, 503]);
    assert.ok(acknowledged.length > 0);
    assert.equal((await receiver.get('/readyz')).status, 503);
    await receiver.end('SIGKILL');
    const again = await start({ DATABASE_URL: database });
    const ids = await again.ids();
    assert.deepEqual(
      acknowledged.filter((id) => !ids.includes(id)),
      [],
    );
    assert.equal((await again.post(record())).status, 201);
    await again.end('SIGTERM');
  });

  it('SIGTERM ends it in spite of a request that was sent by half (S24)', async () => {
    const receiver = await start({ DATABASE_URL: join(temporaryFolder(), 'half.sqlite') });
    const socket = await halfRequest(receiver.port);
    await receiver.post(record());
    // Not `once()`: a connection that is reset ends too.
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // Without an end of its own, the request would be ended after fifteen seconds.
    assert.ok((await receiver.end('SIGTERM')) < 12_000);
    await closed;
  });

  it("a record that waits for another process's lock at SIGTERM is stored and acknowledged before the process ends (S24)", async () => {
    const database = join(temporaryFolder(), 'locked.sqlite');
    const receiver = await start({ DATABASE_URL: database });
    const other = new Database(database);
    other.exec('BEGIN IMMEDIATE');
    const waiting = receiver.post(record());
    // It waits: only once the request is there does the receiver answer a second one that needs no lock.
    assert.equal((await receiver.get('/healthz')).status, 200);
    const ended = receiver.end('SIGTERM');
    await receiver.logged('Stopping.');
    other.exec('ROLLBACK');
    assert.equal((await waiting).status, 201);
    await ended;
    other.close();
  });

  it('a record is answered 503 while another process keeps the file locked, and 201 after that (S24)', async () => {
    const database = join(temporaryFolder(), 'locked.sqlite');
    const receiver = await start({ DATABASE_URL: database });
    const other = new Database(database);
    other.exec('BEGIN IMMEDIATE');
    const sent = record();
    assert.equal((await receiver.post(sent)).status, 503);
    assert.equal((await receiver.get('/readyz')).status, 503);
    other.exec('ROLLBACK');
    assert.equal((await receiver.post(sent)).status, 201);
    assert.equal((await receiver.get('/readyz')).status, 200);
    other.close();
    await receiver.end('SIGTERM');
  });
}
