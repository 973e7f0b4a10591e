import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createReceiver } from '../../packages/records/src/app.js';
import { openLog } from '../../packages/records/src/log.js';
import { callsTo, contractTests } from './support/contract.js';
import { startPostgres } from './support/postgres.js';
import { temporaryFolder } from './support/process.js';
import { record, token } from './support/records.js';

const at = Date.UTC(2026, 10, 23, 12);
const postgres = await startPostgres();
after(() => postgres.close());
// A server that is there already is tried too: POSTGRES_URL=postgres://… npm test -- receiver
const databases = {
  'SQLite in a file': join(temporaryFolder(), 'decisions.sqlite'),
  'SQLite in memory': ':memory:',
  PostgreSQL: postgres.address,
  ...(process.env.POSTGRES_URL && { 'your PostgreSQL': process.env.POSTGRES_URL }),
};

for (const [name, address] of Object.entries(databases)) {
  describe(`The receiver on ${name}`, async () => {
    const log = await openLog(address);
    await log.forget('9');
    let now = at;
    const receiver = createReceiver({ log, token, perMinute: 1000, now: () => now });
    after(() => log.close());

    const { post, kept } = callsTo((path, init) => receiver.request(path, init));

    contractTests((path, init) => receiver.request(path, init), '2026-11-23T12:00:00.000Z');

    it('without a token nobody reads', async () => {
      for (const path of ['records.csv', 'records.jsonl']) {
        assert.equal(
          (
            await createReceiver({ log }).request(`/api/consent/${path}`, {
              headers: { authorization: 'Bearer undefined' },
            })
          ).status,
          401,
        );
      }
    });

    it('an export has every record in the order of the decisions, over several pages', async () => {
      const ids = Array.from(
        { length: 600 },
        (_, index) => `many-${String(index).padStart(4, '0')}`,
      );
      for (const id of ids)
        await log.add(
          record(id, { decidedAt: '2029-11-24T00:00:00.000Z' }),
          '2026-11-24T00:00:01.000Z',
        );
      assert.deepEqual(
        (await kept()).map(({ id }) => id).filter((id) => id.startsWith('many-')),
        ids,
      );
      assert.deepEqual(
        (await log.latest(2)).map(({ record: { id } }) => id),
        ['many-0599', 'many-0598'],
      );
    });

    it('records received before a time are counted and deleted, and no others', async () => {
      const old = (await kept()).filter(({ id }) => !id.startsWith('many-')).length;
      assert.equal(await log.countBefore('2026-11-24T00:00:00.000Z'), old);
      assert.equal(await log.forget('2026-11-24T00:00:00.000Z'), old);
      assert.equal((await kept()).length, 600);
    });

    it("the time of receipt is the receiver's own, whatever the visitor's clock says", async () => {
      now = at + 1000;
      await post(
        record('late', {
          decidedAt: '2099-01-01T00:00:00.000Z',
          expiresAt: '2099-06-01T00:00:00.000Z',
        }),
      );
      assert.equal((await kept()).at(-1)?.receivedAt, '2026-11-23T12:00:01.000Z');
    });
  });
}

describe('The erasure of a record', () => {
  it('removes its bytes from the SQLite files (S32)', async () => {
    const folder = temporaryFolder();
    const log = await openLog(join(folder, 'erased.sqlite'));
    const bytes = () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    for (const id of ['stays', 'must-go']) await log.add(record(id), 'now');
    assert.ok(bytes().includes('must-go'));
    assert.equal(await log.erase('must-go'), true);
    assert.deepEqual([bytes().includes('must-go'), bytes().includes('stays')], [false, true]);
    await log.close();
  });

  it('is logged without the id (S32)', async () => {
    const lines: string[] = [];
    const write = (facts: object, message: string) =>
      void lines.push(JSON.stringify(facts) + message);
    const log = await openLog(':memory:');
    await log.add(record('must-go'), 'now');
    const receiver = createReceiver({
      log,
      token,
      logger: { info: write, warn: write, error: write },
    });
    for (const id of ['must-go', 'unknown-id'])
      await receiver.request(`/api/consent/records/${id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      });
    assert.deepEqual(
      lines.filter((line) => line.includes('erase a record')),
      [
        '{"erased":1}The operator asked to erase a record.',
        '{"erased":0}The operator asked to erase a record.',
      ],
    );
    assert.doesNotMatch(lines.join(''), /must-go|unknown-id/);
    await log.close();
  });
});

describe('The CSV export', () => {
  it('has a line for each record and a column for its source, and nothing that a spreadsheet would run (S32)', async () => {
    const log = await openLog(':memory:');
    // Past the validation: what is in a database may have come there in another way.
    for (const [id, market] of [
      ['=1+1', '@SUM(A1)'],
      ['-2', '+3'],
      ['"quoted"', '\tx'],
      ['a,b', 'line\nbreak'],
    ] as const)
      await log.add(record(id, { market, source: 'klaro' }), 'now');
    const response = await createReceiver({ log, token }).request('/api/consent/records.csv', {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv/);
    for (const cell of [
      '"\'=1+1"',
      '"\'@SUM(A1)"',
      '"\'-2"',
      '"\'+3"',
      '"""quoted"""',
      '"\'\tx"',
      '"a,b"',
      '"line\nbreak"',
      '"source"',
      '"klaro"',
    ])
      assert.ok(text.includes(cell), cell);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@-]/m);
    assert.match(text, /"statistics","marketing","matomo","linkedin"/);
    await log.close();
  });
});
