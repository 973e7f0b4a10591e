import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse } from 'yaml';
import { createReceiver } from '../../packages/records/src/app.js';
import { openLog, type DecisionLog } from '../../packages/records/src/log.js';
import { record, token } from './support/records.js';

interface Operation {
  readonly tags: readonly string[];
  readonly security?: unknown;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

const text = await readFile(join(import.meta.dirname, '../../docs/consent-api.yaml'), 'utf8');
const { paths } = parse(text) as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
  })),
);

const log = await openLog(':memory:');
after(() => log.close());
const receiver = createReceiver({ log, token });
const operator = { authorization: `Bearer ${token}` };

describe('docs/consent-api.yaml', () => {
  it('describes exactly the routes of the receiver', () => {
    const documented = operations
      .filter(({ operation }) => operation.tags.includes('records'))
      .map(({ method, path }) => `${method} ${path}`);
    const routes = new Set(
      receiver.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
    );
    assert.deepEqual([...routes].sort(), documented.sort());
  });

  it('gives the type of what each route answers, and which routes need the token', async () => {
    for (const { path, method, operation } of operations.filter(
      ({ method, operation }) => method === 'GET' && operation.tags.includes('records'),
    )) {
      const response = await receiver.request(path, { method, headers: operator });
      assert.equal(response.status, 200, path);
      const [type] = Object.keys(operation.responses[200]?.content ?? { 'application/json': {} });
      assert.equal(response.headers.get('content-type')?.split(';')[0], type, path);
      assert.equal(
        (await receiver.request(path)).status === 401,
        operation.security !== undefined,
        path,
      );
    }
  });

  it('lists every answer to the erasure of a record, and each of them happens', async () => {
    await log.add(record('one'), 'now');
    const failing: DecisionLog = { ...log, erase: () => Promise.reject(new Error('no')) };
    const erase = async (headers: Record<string, string>, app = receiver) =>
      (await app.request('/api/consent/records/one', { method: 'DELETE', headers })).status;
    const seen = [
      await erase(operator),
      await erase({}),
      await erase(operator),
      await erase(operator, createReceiver({ log: failing, token })),
    ];
    assert.deepEqual(
      seen.map(String),
      Object.keys(paths['/api/consent/records/{id}']!.delete!.responses),
    );
  });

  it('lists every answer to a record, and each of them happens', async () => {
    const failing: DecisionLog = { ...log, add: () => Promise.reject(new Error('no')) };
    const post = async (body: string, headers: Record<string, string> = {}, app = receiver) =>
      (
        await app.request('/api/consent', {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', ...headers },
        })
      ).status;
    const valid = JSON.stringify(record('one'));
    const limited = createReceiver({ log, perMinute: 1 });
    const seen = [
      await post(valid),
      await post(valid),
      await post('{'),
      await post(valid, { 'sec-fetch-site': 'cross-site' }),
      await post(JSON.stringify(record('one', { gpc: true }))),
      await post('x'.repeat(70_000)),
      await post(valid, { 'content-type': 'text/plain' }),
      await post('{}'),
      await post('{', {}, limited),
      await post('{', {}, limited),
      await post(valid, {}, createReceiver({ log: failing })),
    ];
    assert.deepEqual(
      [...new Set(seen)].sort().map(String),
      Object.keys(paths['/api/consent']!.post!.responses),
    );
  });

  it('is what the receiver serves, with the schema that it refers to', async () => {
    assert.equal(await (await receiver.request('/openapi.yaml')).text(), text);
    assert.ok(text.includes('$ref: ./consent-record.schema.json'));
    assert.equal((await receiver.request('/consent-record.schema.json')).status, 200);
  });
});
