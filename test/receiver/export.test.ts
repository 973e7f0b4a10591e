import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'libsql';
import { exportStream, jsonLine } from '../../packages/records/src/export.js';
import { entriesOf, openLog } from '../../packages/records/src/log.js';
import { startProcess, temporaryFolder } from './support/process.js';
import { record } from './support/records.js';

const COUNT = 50_000;

/** Fills a file as if the receiver had, in one transaction. */
async function fill(file: string): Promise<void> {
  await (await openLog(file)).close();
  const database = new Database(file);
  const insert = database.prepare(
    'INSERT INTO decisions (id, decided_at, received_at, record) VALUES (?, ?, ?, ?)',
  );
  database.exec('BEGIN');
  for (let index = 0; index < COUNT; index++) {
    const each = record(`filled-${index}`);
    insert.run(each.id, each.decidedAt, each.decidedAt, JSON.stringify(each));
  }
  database.exec('COMMIT');
  database.close();
}

describe('An export of 50,000 records', () => {
  it('is complete, and the receiver stores records before it has ended (S19)', async () => {
    const file = join(temporaryFolder(), 'large.sqlite');
    await fill(file);
    const receiver = await startProcess({ DATABASE_URL: file });
    const body = (await receiver.get('/api/consent/records.jsonl')).body!;
    let lines = 0;
    let parts = 0;
    for await (const part of body) {
      for (const byte of part as Uint8Array) if (byte === 10) lines++;
      // The caller reads no further until the record is stored, and the rest is larger than all buffers in between.
      // Decided before all others, so it is not in the part of the export that is still to come.
      if (parts++ < 3)
        assert.equal(
          (await receiver.post(record(undefined, { decidedAt: '2026-01-01T00:00:00.000Z' })))
            .status,
          201,
        );
    }
    assert.equal(lines, COUNT);
    await receiver.end('SIGTERM');
  });

  it('lets other requests have their turn after each page, even if its caller takes all at once (S19)', async () => {
    const log = await openLog(':memory:');
    for (let index = 0; index < 3000; index++) await log.add(record(`x-${index}`), 'now');
    let pages = 0;
    const counting = {
      ...log,
      after: (...args: Parameters<typeof log.after>) => log.after(...args).finally(() => pages++),
    };
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns++;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await new Response(exportStream(entriesOf(counting), jsonLine)).text();
    isDone = true;
    assert.ok(pages > 10 && turns >= pages - 1, `${turns} turns in ${pages} pages`);
    await log.close();
  });

  it('stops reading when its caller goes away (S19)', async () => {
    const log = await openLog(':memory:');
    for (let index = 0; index < 600; index++) await log.add(record(`x-${index}`), 'now');
    let pages = 0;
    const counting = {
      ...log,
      after: (...args: Parameters<typeof log.after>) => log.after(...args).finally(() => pages++),
    };
    const reader = exportStream(entriesOf(counting), jsonLine).getReader();
    await reader.read();
    await reader.cancel();
    const before = pages;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(pages, before);
    assert.ok(pages < 3);
    await log.close();
  });

  it('breaks the connection when the database fails, so that a part never looks complete (S19)', async () => {
    const log = await openLog(':memory:');
    for (let index = 0; index < 600; index++) await log.add(record(`x-${index}`), 'now');
    let pages = 0;
    const failing = {
      ...log,
      after: (...args: Parameters<typeof log.after>) =>
        pages++ > 0 ? Promise.reject(new Error('gone')) : log.after(...args),
    };
    await assert.rejects(new Response(exportStream(entriesOf(failing), jsonLine)).text(), /gone/);
    await log.close();
  });
});
