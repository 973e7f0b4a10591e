import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createReceiver } from '../../demo/receiver/app.mjs';
import { openLog } from '../../demo/receiver/open-log.mjs';
import { retentionOf } from '../../demo/receiver/retention.mjs';
import type { ProofRecord } from '../../src/proof/proof-record.js';
import { startPostgres } from './support/postgres.js';

const token = 'a-token-of-the-operator';
const at = Date.UTC(2026, 10, 23, 12);

function record(id: string, more: Partial<Record<keyof ProofRecord, unknown>> = {}): ProofRecord {
  return {
    version: 1, id, decidedAt: '2026-11-23T11:59:00.000Z', expiresAt: '2027-05-22T11:59:00.000Z', revision: '2026-11-01', market: 'no', jurisdiction: 'gdpr',
    locale: 'nb', method: 'save', layer: 'preferences', trusted: true, gpc: false, categories: { statistics: true, marketing: false },
    services: { matomo: true, linkedin: false }, words: 'a'.repeat(64), library: '0.1.0', ...more,
  } as ProofRecord;
}

const folder = await mkdtemp(join(tmpdir(), 'receiver-'));
const postgres = await startPostgres();
// A server that is there already is tried too: POSTGRES_URL=postgres://… npm test -- receiver
const databases = { 'SQLite in a file': join(folder, 'decisions.sqlite'), 'SQLite in memory': ':memory:', PostgreSQL: postgres.address, ...(process.env.POSTGRES_URL && { 'PostgreSQL, yours': process.env.POSTGRES_URL }) };
after(async () => {
  await postgres.close();
  await rm(folder, { recursive: true });
});

for (const [name, address] of Object.entries(databases)) {
  describe(`The receiver on ${name}`, async () => {
    const log = await openLog(address);
    await log.forget('9');
    let now = at;
    const receiver = createReceiver({ log, token, perMinute: 1000, now: () => now });
    after(() => log.close());

    const post = (body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
      receiver.request('/api/consent', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });
    const read = (path: string, bearer = token) => receiver.request(`/api/consent/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    const kept = async () => (await (await read('records.jsonl')).text()).split('\n').filter(Boolean).map((line) => JSON.parse(line) as ProofRecord & { receivedAt: string });

    it('keeps a record and says so, with the time it came', async () => {
      const response = await post(record('one'));
      assert.deepEqual([response.status, await response.json()], [201, { id: 'one' }]);
      assert.deepEqual(await kept(), [{ ...record('one'), receivedAt: '2026-11-23T12:00:00.000Z' }]);
    });

    it('S-25: keeps it once, however often and however much at once it is told; the first telling stands', async () => {
      const responses = await Promise.all(Array.from({ length: 20 }, async () => post(record('often'))));
      assert.deepEqual(responses.map(({ status }) => status).sort(), [...Array.from({ length: 19 }, () => 200), 201]);
      assert.equal((await post(record('often', { method: 'accept-all' }))).status, 200);
      const often = (await kept()).filter(({ id }) => id === 'often');
      assert.deepEqual(often.map(({ method }) => method), ['save']);
    });

    for (const [what, body, status] of [
      ['no JSON', '{', 400],
      ['nothing', '', 400],
      ['a list', [], 422],
      ['a key too many', record('bad', { ip: '127.0.0.1' } as never), 422],
      ['an id that is markup', record('<b>'), 422],
      ['an id that is too long', record('i'.repeat(65)), 422],
      ['no decision', record('bad', { categories: undefined }), 422],
      ['a decision that is no boolean', record('bad', { categories: { marketing: 'yes' } }), 422],
      ['a category with a name that is none', record('bad', { categories: { '=cmd': true } }), 422],
      ['a date in words', record('bad', { decidedAt: 'yesterday' }), 422],
      ['implied consent', record('bad', { method: 'implied' }), 422],
      ['a hash that is none', record('bad', { words: 'abc' }), 422],
      ['another version', record('bad', { version: 2 }), 422],
      ['more than it takes', record('bad', { revision: 'x'.repeat(9000) }), 413],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const before = (await kept()).length;
        assert.equal((await post(body)).status, status);
        assert.equal((await kept()).length, before);
      });
    }

    it('refuses what another site\'s page can send, and gives no other origin leave', async () => {
      assert.equal((await post(record('foreign'), { 'content-type': 'text/plain' })).status, 415);
      assert.equal((await post(record('foreign'), { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' })).status, 403);
      const preflight = await receiver.request('/api/consent', { method: 'OPTIONS', headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' } });
      assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [404, null]);
    });

    it('is read by the operator alone', async () => {
      for (const path of ['records.csv', 'records.jsonl']) {
        assert.equal((await receiver.request(`/api/consent/${path}`)).status, 401);
        for (const wrong of ['', 'x', `${token}x`, token.slice(1)]) assert.equal((await read(path, wrong)).status, 401, wrong);
        assert.equal((await createReceiver({ log }).request(`/api/consent/${path}`, { headers: { authorization: 'Bearer undefined' } })).status, 401);
      }
    });

    it('goes through all of it in the order of the decisions, page by page', async () => {
      const ids = Array.from({ length: 1200 }, (_, index) => `many-${String(index).padStart(4, '0')}`);
      for (const id of ids) await log.add(record(id, { decidedAt: '2026-11-24T00:00:00.000Z' }), '2026-11-24T00:00:01.000Z');
      const found = await kept();
      assert.deepEqual(found.map(({ id }) => id).filter((id) => id.startsWith('many-')), ids);
      assert.deepEqual((await log.latest(2)).map(({ record: { id } }: { record: ProofRecord }) => id), ['many-1199', 'many-1198']);
    });

    it('forgets what came before a time, and nothing else', async () => {
      assert.equal(await log.forget('2026-11-24T00:00:00.000Z'), 2);
      assert.ok((await kept()).every(({ id }) => id.startsWith('many-')));
    });

    it('keeps the time by its own clock', async () => {
      now = at + 1000;
      await post(record('late', { decidedAt: '2099-01-01T00:00:00.000Z' }));
      assert.equal((await kept()).at(-1)?.receivedAt, '2026-11-23T12:00:01.000Z');
    });
  });
}

describe('The receiver\'s CSV', () => {
  it('has a line for each record, and nothing that a spreadsheet would run', async () => {
    const log = await openLog(':memory:');
    // Past the validation: what is in a database may have come there in another way.
    for (const [id, market] of [['=1+1', '@SUM(A1)'], ['-2', '+3'], ['"quoted"', '\tx'], ['a,b', 'line\nbreak']] as const) await log.add(record(id, { market }), 'now');
    const response = await createReceiver({ log, token }).request('/api/consent/records.csv', { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv/);
    for (const cell of ['"\'=1+1"', '"\'@SUM(A1)"', '"\'-2"', '"\'+3"', '"""quoted"""', '"\'\tx"', '"a,b"', '"line\nbreak"']) assert.ok(text.includes(cell), cell);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@-]/m);
    assert.match(text, /"statistics","marketing","matomo","linkedin"/);
    await log.close();
  });
});

describe('The receiver\'s limit', () => {
  it('is for a caller and a minute', async () => {
    const log = await openLog(':memory:');
    let now = at;
    const receiver = createReceiver({ log, perMinute: 3, now: () => now });
    const from = async (remoteAddress: string, id: string) =>
      (await receiver.request('/api/consent', { method: 'POST', body: JSON.stringify(record(id)), headers: { 'content-type': 'application/json' } }, { incoming: { socket: { remoteAddress } } })).status;
    const statuses = [];
    for (const id of ['a', 'b', 'c', 'd']) statuses.push(await from('192.0.2.1', id));
    assert.deepEqual(statuses, [201, 201, 201, 429]);
    assert.equal(await from('192.0.2.2', 'e'), 201);
    now += 60_000;
    assert.equal(await from('192.0.2.1', 'f'), 201);
    await log.close();
  });
});

describe('docs/consent-api.yaml', () => {
  it('names the addresses and answers that the receiver has', async () => {
    const text = await readFile(new URL('../../docs/consent-api.yaml', import.meta.url), 'utf8');
    for (const path of ['/api/consent:', '/api/consent/records.csv:', '/api/consent/records.jsonl:', '/api/consent/renewal:']) assert.ok(text.includes(`  ${path}`), path);
    for (const status of [200, 201, 204, 400, 401, 403, 413, 415, 422, 429, 500]) assert.ok(text.includes(`'${status}':`), String(status));
    assert.ok(text.includes('$ref: ./consent-record.schema.json'));
  });
});

describe('RETENTION_DAYS', () => {
  it('S23: is a positive number of days, or left out: anything else would delete the whole log', () => {
    assert.deepEqual([retentionOf('1'), retentionOf('0.5'), retentionOf(undefined), retentionOf('')], [86_400_000, 43_200_000, undefined, undefined]);
    for (const wrong of ['0', '-1', 'ten', 'NaN', 'Infinity', '1d']) assert.throws(() => retentionOf(wrong), /RETENTION_DAYS/, wrong);
  });
});
