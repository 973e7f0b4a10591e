import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jurisdictions } from '../../../src/core/policy/policy.js';
import type { ProofRecord } from '../../../src/endpoints/records/sent-record.js';
import { record, token } from './records.js';

/** A receiver, in this process or another, in any language. */
export type Request = (path: string, init?: RequestInit) => Response | Promise<Response>;

type Stored = ProofRecord & { readonly receivedAt: string };

const json = { 'content-type': 'application/json' };
const manyServices = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`a-service-with-a-long-id-${index}`, true]),
  );
const text = (id: string, more: Partial<Record<keyof ProofRecord, unknown>> = {}) =>
  JSON.stringify(record(id, more));
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))),
  );

/** What a test needs of any receiver. */
export function callsTo(request: Request) {
  return {
    post: async (body: unknown, headers: Record<string, string> = json) =>
      request('/api/consent', {
        method: 'POST',
        body:
          typeof body === 'string' || body instanceof Uint8Array
            ? (body as BodyInit)
            : JSON.stringify(body),
        headers,
      }),
    read: async (path: string, bearer = token) =>
      request(`/api/consent/${path}`, { headers: { authorization: `Bearer ${bearer}` } }),
    kept: async (): Promise<Stored[]> => {
      const response = await request('/api/consent/records.jsonl', {
        headers: { authorization: `Bearer ${token}` },
      });
      return (await response.text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Stored);
    },
  };
}

/**
 * Registers the tests of docs/consent-api.yaml that every receiver passes. The receiver is empty, has the operator's `token` and allows a
 * client a thousand requests in a minute.
 *
 * @param receivedAt the time of the receiver's clock, if the test has set it
 */
export function contractTests(request: Request, receivedAt?: string): void {
  const { post, read, kept } = callsTo(request);

  it('a record is stored with the time it came', async () => {
    const response = await post(record('one'));
    assert.deepEqual([response.status, await response.json()], [201, { id: 'one' }]);
    const [stored, ...others] = await kept();
    assert.deepEqual(
      [others, stored],
      [[], { ...record('one'), receivedAt: receivedAt ?? stored?.receivedAt }],
    );
    assert.equal(new Date(stored?.receivedAt ?? '').toISOString(), stored?.receivedAt);
    if (receivedAt === undefined)
      assert.ok(Math.abs(Date.now() - Date.parse(stored!.receivedAt)) < 60_000);
  });

  it('a record that is sent twenty times at once is stored once (S-25)', async () => {
    const responses = await Promise.all(
      Array.from({ length: 20 }, async () => post(record('often'))),
    );
    assert.deepEqual(responses.map(({ status }) => status).sort(), [
      ...Array.from({ length: 19 }, () => 200),
      201,
    ]);
    assert.equal((await kept()).filter(({ id }) => id === 'often').length, 1);
  });

  it('the same id with other content is refused with 409, and with the same content in another order it is not (S22)', async () => {
    assert.equal((await post(record('often', { method: 'accept-all' }))).status, 409);
    assert.equal(
      (await post(Object.fromEntries(Object.entries(record('often')).reverse()))).status,
      200,
    );
    assert.deepEqual(
      (await kept()).filter(({ id }) => id === 'often').map(({ method }) => method),
      ['save'],
    );
  });

  it('the same id with a decision of another month is refused with 409 (S22)', async () => {
    assert.equal(
      (await post(record('often', { decidedAt: '2026-10-01T00:00:00.000Z' }))).status,
      409,
    );
    assert.equal((await kept()).filter(({ id }) => id === 'often').length, 1);
  });

  it('two ids that differ in case only are two records', async () => {
    assert.deepEqual(
      [(await post(record('Case'))).status, (await post(record('cASE'))).status],
      [201, 201],
    );
    assert.deepEqual(
      (await kept()).map(({ id }) => id).filter((id) => id.toLowerCase() === 'case'),
      ['Case', 'cASE'],
    );
  });

  it('the operator erases one record by its id, and nobody else does (S32)', async () => {
    const erase = async (id: string, bearer = token) =>
      (
        await request(`/api/consent/records/${id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${bearer}` },
        })
      ).status;
    await post(record('unwanted'));
    const others = (await kept()).filter(({ id }) => id !== 'unwanted');
    for (const wrong of ['', 'x', `${token}x`])
      assert.equal(await erase('unwanted', wrong), 401, wrong);
    for (const unknown of [
      'unwante_',
      'UNWANTED',
      'a%20b',
      '%27',
      '%C3%A9',
      '%25',
      'x'.repeat(500),
    ])
      assert.equal(await erase(unknown), 404, unknown);
    assert.equal((await kept()).length, others.length + 1);
    assert.deepEqual([await erase('unwanted'), await erase('unwanted')], [204, 404]);
    assert.deepEqual(await kept(), others);
  });

  it('records of every regime, of a locale like pt_BR and of 1,000 services are stored (S5, S21)', async () => {
    const sent = [
      ...jurisdictions.map((jurisdiction) => record(jurisdiction, { jurisdiction })),
      record('pt', { locale: 'pt_BR' }),
      record('large', { services: manyServices(1000) }),
    ];
    for (const each of sent) assert.equal((await post(each)).status, 201, each.id);
    assert.deepEqual((await kept()).find(({ id }) => id === 'large')?.services, manyServices(1000));
  });

  for (const [what, body, status] of [
    ['a body that is not JSON', '{', 400],
    ['an empty body', '', 400],
    ['two values', `${text('bad')}{}`, 400],
    ['a comment', `/* */${text('bad')}`, 400],
    ['a comma too many', text('bad').replace(/}$/, ',}'), 400],
    ['not a number', text('bad').replace('"version":1', '"version":NaN'), 400],
    ['30,000 lists that are not closed', '['.repeat(30_000), 400],
    ['bytes that are not UTF-8 in front of a record', bytes([0xff, 0xfe], text('bad')), 400],
    ['a list', [], 422],
    ['a string', '"record"', 422],
    ['null', 'null', 422],
    ['30,000 lists in each other', '['.repeat(30_000) + ']'.repeat(30_000), 422],
    [
      '30,000 lists in each other as a category',
      text('bad', { categories: { marketing: 0 } }).replace(
        ':0}',
        `:${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      ),
      422,
    ],
    [
      '5,000 objects in each other as an unknown key',
      text('bad').replace(/}$/, `,"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`),
      422,
    ],
    ['a version beyond all numbers', text('bad').replace('"version":1', '"version":1e400'), 422],
    [
      'a version of 10,000 digits',
      text('bad').replace('"version":1', `"version":1${'0'.repeat(10_000)}`),
      422,
    ],
    ['a version as text', record('bad', { version: '1' }), 422],
    ['half a character in a value', text('bad').replace('"nb"', '"\\ud800"'), 422],
    ['half a character in a key', text('bad').replace('"locale"', '"\\udfff"'), 422],
    ['half a character as a service', text('bad').replace('"matomo"', '"\\ud800"'), 422],
    [
      'bytes that are not UTF-8 in a value',
      bytes(
        text('bad', { locale: '' }).split('"locale":"')[0]!,
        '"locale":"',
        [0xc3, 0x28, 0xff],
        text('bad', { locale: '' }).split('"locale":"')[1]!,
      ),
      422,
    ],
    ['a character of no width in an id', record('bad\u0000'), 422],
    ['a line break after an id', record('bad\n'), 422],
    ['a line break after a time', record('bad', { decidedAt: '2026-11-23T11:59:00.000Z\n' }), 422],
    [
      'digits of another script',
      record('bad', { decidedAt: '2026-11-23T11:59:00.00\u0660Z' }),
      422,
    ],
    ['a key __proto__', text('bad').replace('"locale":"nb"', '"__proto__":{}'), 422],
    ['a record with an unknown key', record('bad', { ip: '127.0.0.1' } as never), 422],
    ['an id with markup', record('<b>'), 422],
    ['an id that is too long', record('i'.repeat(65)), 422],
    ['a record without a decision', record('bad', { categories: undefined }), 422],
    ['a decision that is not a boolean', record('bad', { categories: { marketing: 'yes' } }), 422],
    ['a category whose name is a formula', record('bad', { categories: { '=cmd': true } }), 422],
    ['1,001 services', record('bad', { services: manyServices(1001) }), 422],
    ['a date in words', record('bad', { decidedAt: 'yesterday' }), 422],
    ['a date of 9999-99-99 (S22)', record('bad', { decidedAt: '9999-99-99T99:99:99.999Z' }), 422],
    ['the 31st of February (S22)', record('bad', { decidedAt: '2026-02-31T00:00:00.000Z' }), 422],
    ['the 29th of February 2027', record('bad', { decidedAt: '2027-02-29T00:00:00.000Z' }), 422],
    ['an end in the year 0 (S22)', record('bad', { expiresAt: '0000-01-01T00:00:00.000Z' }), 422],
    [
      'an end before the decision (S22)',
      record('bad', { expiresAt: '2026-11-23T11:58:59.999Z' }),
      422,
    ],
    ['implied consent', record('bad', { method: 'implied' }), 422],
    ['a hash of three characters', record('bad', { words: 'abc' }), 422],
    ['another version', record('bad', { version: 2 }), 422],
    ['more than 64 KiB', record('bad', { revision: 'x'.repeat(66_000) }), 413],
    ['a byte more than 64 KiB', text('bad').padEnd(65_537), 413],
  ] as const) {
    it(`${what} is refused with ${status} and not stored`, async () => {
      const before = (await kept()).length;
      const response = await post(body);
      assert.equal(response.status, status);
      assert.equal(typeof ((await response.json()) as { error?: unknown }).error, 'string');
      assert.equal((await kept()).length, before);
    });
  }

  for (const [what, body] of [
    ['a byte order mark', bytes([0xef, 0xbb, 0xbf], text('mark'))],
    ['64 KiB with its blanks', text('blanks').padEnd(65_536)],
    ['a version of 1.0', text('one-point-zero').replace('"version":1', '"version":1.0')],
    [
      'escapes in keys and values',
      text('escaped').replace('"locale"', '"\\u006cocale"').replace('"nb"', '"\\u006eb"'),
    ],
    [
      'the 29th of February 2028',
      record('leap', {
        decidedAt: '2028-02-29T00:00:00.000Z',
        expiresAt: '2028-03-01T00:00:00.000Z',
      }),
    ],
    [
      'services that have the names of methods',
      record('methods', { services: { constructor: true, tostring: false } }),
    ],
  ] as const) {
    it(`a record with ${what} is stored`, async () => assert.equal((await post(body)).status, 201));
  }

  it('of a key that is sent twice the last one counts', async () => {
    const twice = text('twice')
      .replace('"version":1', '"version":2,"locale":"sv","version":1')
      .replace('"matomo":true', '"matomo":false,"linkedin":true,"matomo":true');
    assert.equal((await post(twice)).status, 201);
    const stored = (await kept()).find(({ id }) => id === 'twice');
    assert.deepEqual(stored, { ...record('twice'), receivedAt: stored?.receivedAt });
    assert.equal((await post(record('twice'))).status, 200);
  });

  it('a record that ends early is refused with 400 wherever it ends', async () => {
    const whole = text('early');
    for (let length = 1; length < whole.length; length += 7)
      assert.equal((await post(whole.slice(0, length))).status, 400, whole.slice(0, length));
  });

  it('only the content type application/json is read', async () => {
    for (const type of [
      'application/json',
      'application/json; charset=utf-8',
      'APPLICATION/JSON;charset=UTF-8',
    ])
      assert.ok(
        [200, 201].includes((await post(record('type'), { 'content-type': type })).status),
        type,
      );
    for (const type of [
      'text/plain',
      'application/jsonx',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application',
      'x',
    ])
      assert.equal((await post(record('foreign'), { 'content-type': type })).status, 415, type);
  });

  it('what a page of another site can send is refused, and no other origin may read', async () => {
    assert.equal((await post(record('foreign'), { 'content-type': 'text/plain' })).status, 415);
    assert.equal(
      (await post(record('foreign'), { ...json, 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    const preflight = await request('/api/consent', {
      method: 'OPTIONS',
      headers: { origin: 'https://other.example', 'access-control-request-method': 'POST' },
    });
    assert.ok([404, 405].includes(preflight.status));
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.deepEqual(
      (await kept()).filter(({ id }) => id === 'foreign'),
      [],
    );
  });

  it('only the operator reads the exports', async () => {
    for (const path of ['records.csv', 'records.jsonl']) {
      const refused = await request(`/api/consent/${path}`);
      assert.deepEqual([refused.status, refused.headers.get('www-authenticate')], [401, 'Bearer']);
      for (const wrong of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase()])
        assert.equal((await read(path, wrong)).status, 401, wrong);
      assert.equal(
        (await request(`/api/consent/${path}`, { headers: { authorization: token } })).status,
        401,
      );
    }
  });

  it('an export has every record in the order of the decisions and ids, over several pages', async () => {
    const ids = Array.from(
      { length: 300 },
      (_, index) => `paged-${String(index).padStart(4, '0')}`,
    );
    for (let start = 0; start < ids.length; start += 50) {
      const answers = await Promise.all(
        ids
          .slice(start, start + 50)
          .reverse()
          .map((id) => post(record(id, { decidedAt: '2026-11-24T00:00:00.000Z' }))),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
    }
    const all = await kept();
    assert.deepEqual(
      all.map(({ id }) => id).filter((id) => id.startsWith('paged-')),
      ids,
    );
    const positions = all.map(({ decidedAt, id }) => `${decidedAt} ${id}`);
    assert.deepEqual(positions, [...positions].sort());
  });

  it('the table has a line for each record, in the order of the lines of JSON', async () => {
    const response = await read('records.csv');
    assert.equal(
      response.headers.get('content-disposition'),
      'attachment; filename="decisions.csv"',
    );
    const [header, ...lines] = (await response.text()).trimEnd().split('\r\n');
    assert.equal(
      header,
      '"id","replaces","received","decided","expires","revision","market","jurisdiction","locale","method","layer","source","trusted","gpc","categories granted","categories denied","services granted","services denied","words","library"',
    );
    const all = await kept();
    assert.deepEqual(
      lines.map((line) => /^"(?<id>[^"]*)"/.exec(line)?.groups?.id),
      all.map(({ id }) => (id.startsWith('-') ? `'${id}` : id)),
    );
    const one = `"one","","${all.find(({ id }) => id === 'one')?.receivedAt}","2026-11-23T11:59:00.000Z","2027-05-22T11:59:00.000Z","2026-11-01","no","gdpr","nb","save","preferences","","true","false","statistics","marketing","matomo","linkedin","${'a'.repeat(64)}","0.1.0"`;
    assert.ok(
      lines.includes(one),
      lines.find((line) => line.startsWith('"one"')),
    );
  });

  it('a cell that a spreadsheet would run begins with an apostrophe', async () => {
    for (const id of ['-1-2', '-cmd'])
      assert.equal((await post(record(id, { market: '-no', revision: '-1' }))).status, 201);
    const table = await (await read('records.csv')).text();
    for (const cell of ['"\'-1-2"', '"\'-cmd"', '"\'-no"', '"\'-1"'])
      assert.ok(table.includes(cell), cell);
    assert.doesNotMatch(table, /(?:^|,)"[=+@\t\r-]/m);
  });

  it('no cache keeps an answer, and no browser guesses its type', async () => {
    const answers = [
      await post(record('one')),
      await post('{'),
      await read('records.jsonl'),
      await read('records.jsonl', 'x'),
      await request('/healthz'),
      await request('/readyz'),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 400, 200, 401, 200, 200],
    );
    for (const { headers } of answers)
      assert.deepEqual(
        [headers.get('cache-control'), headers.get('x-content-type-options')],
        ['no-store', 'nosniff'],
      );
  });

  it('the documents are those of the repository', async () => {
    assert.match(await (await request('/openapi.yaml')).text(), /^openapi: 3\.1\.0/);
    assert.equal(
      ((await (await request('/consent-record.schema.json')).json()) as { $id: string }).$id,
      'https://cetegra.com/schemas/consent-record-1.json',
    );
  });
}
