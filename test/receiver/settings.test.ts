import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openLog } from '../../packages/records/src/log.js';
import { clientAddress } from '../../packages/records/src/rate-limit.js';
import { forgetOld } from '../../packages/records/src/retention.js';
import { readSettings } from '../../packages/records/src/settings.js';
import { runCommand, startProcess, temporaryFolder } from './support/process.js';
import { record } from './support/records.js';

describe('The settings of the receiver', () => {
  it('have defaults, and each comes from its environment variable', () => {
    assert.deepEqual(readSettings({ PORT: '' }), {
      database: 'decisions.sqlite',
      port: 4700,
      host: '127.0.0.1',
      token: undefined,
      retentionDays: undefined,
      trustProxy: 0,
      perMinute: 60,
    });
    const environment = {
      DATABASE_URL: 'postgres://db/x',
      PORT: '1',
      HOST: '::',
      OPERATOR_TOKEN: 't',
      RETENTION_DAYS: '30',
      TRUST_PROXY: '2',
      RATE_PER_MINUTE: '9',
    };
    assert.deepEqual(readSettings(environment), {
      database: 'postgres://db/x',
      port: 1,
      host: '::',
      token: 't',
      retentionDays: 30,
      trustProxy: 2,
      perMinute: 9,
    });
  });

  it('with a mistake end the process with all mistakes in one line (S23)', async () => {
    const { code, output } = await runCommand([], {
      RETENTION_DAYS: '0',
      PORT: '99999',
      TRUST_PROXY: 'yes',
      RATE_PER_MINUTE: '0',
    });
    assert.equal(code, 1);
    for (const expected of [
      /RETENTION_DAYS: expected [^.]+, got \\"0\\"/,
      /PORT: expected [^.]+, got \\"99999\\"/,
      /TRUST_PROXY: expected [^.]+, got \\"yes\\"/,
      /RATE_PER_MINUTE: expected [^.]+, got \\"0\\"/,
    ])
      assert.match(output, expected);
  });

  it('a retention that is not a whole number of days from 1 deletes nothing (S23)', async () => {
    for (const wrong of ['0', '-1', '0.001', '1e-9', '0x10', 'ten', 'NaN', 'Infinity', '1d', ' 1'])
      assert.throws(() => readSettings({ RETENTION_DAYS: wrong }), /RETENTION_DAYS/, wrong);
    const log = await openLog(':memory:');
    await log.add(record(), '2026-11-24T00:00:00.000Z');
    for (const days of [0, -1, 0.001, NaN, Infinity])
      await assert.rejects(forgetOld(log, days, Date.now()), /a number from 1/);
    assert.equal(await log.countBefore('9'), 1);
    await log.close();
  });
});

describe('The command `forget`', () => {
  it('prints with --dry-run how many records it would delete, and deletes them without (S23)', async () => {
    const settings = { DATABASE_URL: join(temporaryFolder(), 'old.sqlite'), RETENTION_DAYS: '30' };
    const log = await openLog(settings.DATABASE_URL);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    for (const days of [1, 29, 31, 400]) await log.add(record(), daysAgo(days));
    assert.deepEqual(await runCommand(['forget', '--dry-run'], settings), {
      code: 0,
      output: '2 records older than 30 days would be deleted.\n',
    });
    assert.equal(await log.countBefore('9'), 4);
    assert.deepEqual(await runCommand(['forget'], settings), {
      code: 0,
      output: '2 records older than 30 days were deleted.\n',
    });
    assert.equal(await log.countBefore('9'), 2);
    await log.close();
  });

  it('ends with an error without RETENTION_DAYS or with an option it does not know (S23)', async () => {
    assert.equal((await runCommand(['forget'], { DATABASE_URL: ':memory:' })).code, 1);
    assert.equal(
      (await runCommand(['forget', '--dryrun'], { DATABASE_URL: ':memory:', RETENTION_DAYS: '1' }))
        .code,
      1,
    );
  });
});

describe('The limit of requests', () => {
  it('counts each client behind a trusted proxy by its own address (S20)', async () => {
    const { post, end } = await startProcess({
      DATABASE_URL: ':memory:',
      RATE_PER_MINUTE: '3',
      TRUST_PROXY: '1',
    });
    const from = async (address: string) =>
      (await post(record(), { 'x-forwarded-for': address })).status;
    for (let visitor = 1; visitor <= 100; visitor++)
      assert.equal(await from(`192.0.2.${visitor}`), 201);
    assert.deepEqual(
      [await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')],
      [201, 201, 429],
    );
    // What a client writes itself comes before the address that the proxy adds.
    assert.equal(await from('203.0.113.9, 192.0.2.1'), 429);
    await end('SIGTERM');
  });

  it('ignores X-Forwarded-For without a trusted proxy, so nobody can evade it (S20)', async () => {
    const { post, end, output } = await startProcess({
      DATABASE_URL: ':memory:',
      RATE_PER_MINUTE: '3',
    });
    const statuses = [];
    for (let visitor = 1; visitor <= 4; visitor++)
      statuses.push((await post(record(), { 'x-forwarded-for': `192.0.2.${visitor}` })).status);
    assert.deepEqual(statuses, [201, 201, 201, 429]);
    assert.equal(output().match(/set TRUST_PROXY/g)?.length, 1);
    await end('SIGTERM');
  });

  it('finds the address by the number of proxies, and takes an IPv6 network of 64 bits for one client (S20)', () => {
    assert.equal(clientAddress('10.0.0.1', 'spoofed, 192.0.2.7, 10.0.0.2', 2), '192.0.2.7');
    assert.equal(clientAddress('10.0.0.1', undefined, 2), '10.0.0.1');
    assert.equal(clientAddress('::ffff:192.0.2.7', undefined, 0), '192.0.2.7');
    assert.equal(
      clientAddress('10.0.0.1', '2001:db8:1:2:aaaa::1', 1),
      clientAddress('10.0.0.1', '2001:0db8:1:2::ffff', 1),
    );
    assert.notEqual(
      clientAddress('10.0.0.1', '2001:db8:1:2::1', 1),
      clientAddress('10.0.0.1', '2001:db8:1:3::1', 1),
    );
    assert.equal(clientAddress('::1', undefined, 0), '0:0:0:0');
    for (const written of ['192.0.2.7:50123', '[::ffff:192.0.2.7]:50123'])
      assert.equal(clientAddress('10.0.0.1', written, 1), '192.0.2.7');
    assert.equal(clientAddress('10.0.0.1', '[2001:db8:1:2::1]:50123', 1), '2001:db8:1:2');
  });
});

describe('The log lines', () => {
  it('are JSON and contain no address, browser, cookie, token, query or id of a request', async () => {
    const { post, get, end, output } = await startProcess({
      DATABASE_URL: ':memory:',
      TRUST_PROXY: '1',
    });
    const headers = {
      'x-forwarded-for': '192.0.2.77',
      'user-agent': 'Marked/1',
      cookie: 'marked=1',
      referer: 'https://marked.example/',
    };
    await post(record('marked-record'), headers);
    await post('{"marked":', headers);
    await get('/marked-path?marked=query', headers);
    await get('/api/consent/records.csv?marked=query');
    await end('SIGTERM');
    for (const line of output().trim().split('\n')) JSON.parse(line);
    assert.doesNotMatch(output().toLowerCase(), /marked|192\.0\.2|a-token|"ip"|remoteaddress/);
    assert.match(output(), /"method":"POST","route":"\/api\/consent","status":201/);
  });
});
