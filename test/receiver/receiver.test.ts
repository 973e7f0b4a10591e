import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createReceiver } from '../../packages/records/src/app.js';
import { openLog } from '../../packages/records/src/log.js';
import { jurisdictions } from '../../src/core/jurisdiction.js';
import type { ProofRecord } from '../../src/proof/proof-record.js';
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
const json = { 'content-type': 'application/json' };
const manyServices = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a-service-with-a-long-id-${index}`, true]));

for (const [name, address] of Object.entries(databases)) {
  describe(`The receiver on ${name}`, async () => {
    const log = await openLog(address);
    await log.forget('9');
    let now = at;
    const receiver = createReceiver({ log, token, perMinute: 1000, now: () => now });
    after(() => log.close());

    const post = async (body: unknown, headers: Record<string, string> = json) =>
      receiver.request('/api/consent', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });
    const read = async (path: string, bearer = token) => receiver.request(`/api/consent/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    const kept = async () => (await (await read('records.jsonl')).text()).split('\n').filter(Boolean).map((line) => JSON.parse(line) as ProofRecord & { receivedAt: string });

    it('a record is stored with the time it came', async () => {
      const response = await post(record('one'));
      assert.deepEqual([response.status, await response.json()], [201, { id: 'one' }]);
      assert.deepEqual(await kept(), [{ ...record('one'), receivedAt: '2026-11-23T12:00:00.000Z' }]);
    });

    it('a record that is sent twenty times at once is stored once (S-25)', async () => {
      const responses = await Promise.all(Array.from({ length: 20 }, async () => post(record('often'))));
      assert.deepEqual(responses.map(({ status }) => status).sort(), [...Array.from({ length: 19 }, () => 200), 201]);
      assert.equal((await kept()).filter(({ id }) => id === 'often').length, 1);
    });

    it('the same id with other content is refused with 409, and with the same content in another order it is not (S22)', async () => {
      assert.equal((await post(record('often', { method: 'accept-all' }))).status, 409);
      assert.equal((await post(Object.fromEntries(Object.entries(record('often')).reverse()))).status, 200);
      assert.deepEqual((await kept()).filter(({ id }) => id === 'often').map(({ method }) => method), ['save']);
    });

    it('the same id with a decision of another month is refused with 409 (S22)', async () => {
      assert.equal((await post(record('often', { decidedAt: '2026-10-01T00:00:00.000Z' }))).status, 409);
      assert.equal((await kept()).filter(({ id }) => id === 'often').length, 1);
    });

    it('the operator erases one record by its id, and nobody else does (S32)', async () => {
      const erase = async (id: string, bearer = token) => (await receiver.request(`/api/consent/records/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${bearer}` } })).status;
      await post(record('unwanted'));
      const others = (await kept()).filter(({ id }) => id !== 'unwanted');
      for (const wrong of ['', 'x', `${token}x`]) assert.equal(await erase('unwanted', wrong), 401, wrong);
      assert.equal(await erase('unwante_'), 404);
      assert.equal((await kept()).length, others.length + 1);
      assert.deepEqual([await erase('unwanted'), await erase('unwanted')], [204, 404]);
      assert.deepEqual(await kept(), others);
    });

    it('records of every regime, of a locale like pt_BR and of 1,000 services are stored (S5, S21)', async () => {
      const sent = [...jurisdictions.map((jurisdiction) => record(jurisdiction, { jurisdiction })), record('pt', { locale: 'pt_BR' }), record('large', { services: manyServices(1000) })];
      for (const each of sent) assert.equal((await post(each)).status, 201, each.id);
      assert.deepEqual((await kept()).find(({ id }) => id === 'large')?.services, manyServices(1000));
    });

    for (const [what, body, status] of [
      ['a body that is not JSON', '{', 400],
      ['an empty body', '', 400],
      ['a list', [], 422],
      ['a record with an unknown key', record('bad', { ip: '127.0.0.1' } as never), 422],
      ['an id with markup', record('<b>'), 422],
      ['an id that is too long', record('i'.repeat(65)), 422],
      ['a record without a decision', record('bad', { categories: undefined }), 422],
      ['a decision that is not a boolean', record('bad', { categories: { marketing: 'yes' } }), 422],
      ['a category whose name is a formula', record('bad', { categories: { '=cmd': true } }), 422],
      ['a date in words', record('bad', { decidedAt: 'yesterday' }), 422],
      ['a date of 9999-99-99 (S22)', record('bad', { decidedAt: '9999-99-99T99:99:99.999Z' }), 422],
      ['the 31st of February (S22)', record('bad', { decidedAt: '2026-02-31T00:00:00.000Z' }), 422],
      ['an end in the year 0 (S22)', record('bad', { expiresAt: '0000-01-01T00:00:00.000Z' }), 422],
      ['an end before the decision (S22)', record('bad', { expiresAt: '2026-11-23T11:58:59.999Z' }), 422],
      ['implied consent', record('bad', { method: 'implied' }), 422],
      ['a hash of three characters', record('bad', { words: 'abc' }), 422],
      ['another version', record('bad', { version: 2 }), 422],
      ['more than 64 KiB', record('bad', { revision: 'x'.repeat(66_000) }), 413],
    ] as const) {
      it(`${what} is refused with ${status} and not stored`, async () => {
        const before = (await kept()).length;
        assert.equal((await post(body)).status, status);
        assert.equal((await kept()).length, before);
      });
    }

    it('what a page of another site can send is refused, and no other origin may read', async () => {
      assert.equal((await post(record('foreign'), { 'content-type': 'text/plain' })).status, 415);
      assert.equal((await post(record('foreign'), { ...json, 'sec-fetch-site': 'cross-site' })).status, 403);
      const preflight = await receiver.request('/api/consent', { method: 'OPTIONS', headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' } });
      assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [404, null]);
    });

    it('only the operator reads the exports', async () => {
      for (const path of ['records.csv', 'records.jsonl']) {
        assert.equal((await receiver.request(`/api/consent/${path}`)).status, 401);
        for (const wrong of ['', 'x', `${token}x`, token.slice(1)]) assert.equal((await read(path, wrong)).status, 401, wrong);
        assert.equal((await createReceiver({ log }).request(`/api/consent/${path}`, { headers: { authorization: 'Bearer undefined' } })).status, 401);
      }
    });

    it('an export has every record in the order of the decisions, over several pages', async () => {
      const ids = Array.from({ length: 600 }, (_, index) => `many-${String(index).padStart(4, '0')}`);
      for (const id of ids) await log.add(record(id, { decidedAt: '2026-11-24T00:00:00.000Z' }), '2026-11-24T00:00:01.000Z');
      assert.deepEqual((await kept()).map(({ id }) => id).filter((id) => id.startsWith('many-')), ids);
      assert.deepEqual((await log.latest(2)).map(({ record: { id } }) => id), ['many-0599', 'many-0598']);
    });

    it('records received before a time are counted and deleted, and no others', async () => {
      const old = (await kept()).filter(({ id }) => !id.startsWith('many-')).length;
      assert.equal(await log.countBefore('2026-11-24T00:00:00.000Z'), old);
      assert.equal(await log.forget('2026-11-24T00:00:00.000Z'), old);
      assert.equal((await kept()).length, 600);
    });

    it('the time of receipt is the receiver\'s own, whatever the visitor\'s clock says', async () => {
      now = at + 1000;
      await post(record('late', { decidedAt: '2099-01-01T00:00:00.000Z', expiresAt: '2099-06-01T00:00:00.000Z' }));
      assert.equal((await kept()).at(-1)?.receivedAt, '2026-11-23T12:00:01.000Z');
    });
  });
}

describe('The erasure of a record', () => {
  it('removes its bytes from the SQLite files (S32)', async () => {
    const folder = temporaryFolder();
    const log = await openLog(join(folder, 'erased.sqlite'));
    const bytes = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join('');
    for (const id of ['stays', 'must-go']) await log.add(record(id), 'now');
    assert.ok(bytes().includes('must-go'));
    assert.equal(await log.erase('must-go'), true);
    assert.deepEqual([bytes().includes('must-go'), bytes().includes('stays')], [false, true]);
    await log.close();
  });

  it('is logged without the id (S32)', async () => {
    const lines: string[] = [];
    const write = (facts: object, message: string) => void lines.push(JSON.stringify(facts) + message);
    const log = await openLog(':memory:');
    await log.add(record('must-go'), 'now');
    const receiver = createReceiver({ log, token, logger: { info: write, warn: write, error: write } });
    for (const id of ['must-go', 'unknown-id']) await receiver.request(`/api/consent/records/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual(lines.filter((line) => line.includes('erase a record')), ['{"erased":1}The operator asked to erase a record.', '{"erased":0}The operator asked to erase a record.']);
    assert.doesNotMatch(lines.join(''), /must-go|unknown-id/);
    await log.close();
  });
});

describe('The CSV export', () => {
  it('has a line for each record and a column for its source, and nothing that a spreadsheet would run (S32)', async () => {
    const log = await openLog(':memory:');
    // Past the validation: what is in a database may have come there in another way.
    for (const [id, market] of [['=1+1', '@SUM(A1)'], ['-2', '+3'], ['"quoted"', '\tx'], ['a,b', 'line\nbreak']] as const) await log.add(record(id, { market, source: 'klaro' }), 'now');
    const response = await createReceiver({ log, token }).request('/api/consent/records.csv', { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv/);
    for (const cell of ['"\'=1+1"', '"\'@SUM(A1)"', '"\'-2"', '"\'+3"', '"""quoted"""', '"\'\tx"', '"a,b"', '"line\nbreak"', '"source"', '"klaro"']) assert.ok(text.includes(cell), cell);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@-]/m);
    assert.match(text, /"statistics","marketing","matomo","linkedin"/);
    await log.close();
  });
});
