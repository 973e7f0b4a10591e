import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'libsql';
import { openLog } from '../../packages/records/src/log.js';
import { GRACE } from '../../packages/records/src/server.js';
import { durabilityTests } from './support/durability.js';
import { startProcess, temporaryFolder } from './support/process.js';
import { record } from './support/records.js';

describe('The receiver on SQLite', () => {
  durabilityTests(startProcess);

  it('its patience at the end is less than five seconds in all (S24)', () => {
    assert.ok(GRACE.requests + GRACE.database < 5000);
  });

  it("every kind of write that another process's lock stopped leaves the next ones undisturbed (S24)", async () => {
    const database = join(temporaryFolder(), 'locked.sqlite');
    const log = await openLog(database);
    await log.add(record('stored'), '2026-11-24T00:00:00.000Z');
    const other = new Database(database);
    other.exec('BEGIN IMMEDIATE');
    const stopped = [log.add(record(), 'now'), log.check(), log.erase('stored'), log.forget('9')];
    for (const each of await Promise.allSettled(stopped)) assert.equal(each.status, 'rejected');
    other.exec('ROLLBACK');
    assert.equal(await log.add(record(), '2026-11-24T00:00:00.000Z'), 'new');
    await log.check();
    assert.equal(await log.countBefore('9'), 2);
    other.close();
    await log.close();
  });
});
