import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { callsTo, contractTests, type Request } from './support/contract.js';
import { buildDotnetHost, reasonWithoutDotnet } from './support/dotnet.js';
import { durabilityTests } from './support/durability.js';
import {
  halfRequest,
  startProcess,
  temporaryFolder,
  untilStored,
  type Start,
} from './support/process.js';
import { startPostgres } from './support/postgres.js';
import { findPostgres } from './support/postgres-installed.js';
import { record } from './support/records.js';

const reason = await reasonWithoutDotnet();
if (reason) console.log(reason);
const startDotnet: Start = reason
  ? () => Promise.reject(new Error(reason))
  : await buildDotnetHost();

const inFile = () => ({ DATABASE_URL: join(temporaryFolder(), 'contract.sqlite') });
const requestOf =
  ({ origin }: { origin: string }): Request =>
  (path, init) =>
    fetch(origin + path, { ...init, signal: AbortSignal.timeout(60_000) });

/** What can be seen only of a server that listens. */
function serverTests(start: Start): void {
  it('a body of unknown length is refused with 413 once it is larger than 64 KiB, and stored if it is not', async () => {
    const receiver = await start(inFile());
    const stream = (text: string) =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < text.length; at += 10_000)
            controller.enqueue(new TextEncoder().encode(text.slice(at, at + 10_000)));
          controller.close();
        },
      });
    const post = async (text: string) =>
      (
        await fetch(`${receiver.origin}/api/consent`, {
          method: 'POST',
          body: stream(text),
          duplex: 'half',
          headers: { 'content-type': 'application/json' },
        } as RequestInit)
      ).status;
    assert.deepEqual(
      [
        await post(JSON.stringify(record()).padEnd(65_537)),
        await post(JSON.stringify(record()).padEnd(65_536)),
      ],
      [413, 201],
    );
    await receiver.end('SIGTERM');
  });

  it('a request that ends before its body stores nothing and disturbs no other', async () => {
    const receiver = await start(inFile());
    const sockets = await Promise.all(Array.from({ length: 20 }, () => halfRequest(receiver.port)));
    for (const socket of sockets) socket.destroy();
    assert.equal((await receiver.post(record('whole'))).status, 201);
    assert.deepEqual(await receiver.ids(), ['whole']);
    await receiver.end('SIGTERM');
  });

  it('a client that sends too much gets 429 for its records and nothing else', async () => {
    const receiver = await start({ ...inFile(), RATE_PER_MINUTE: '3' });
    const statuses = [];
    for (let count = 0; count < 5; count++) statuses.push((await receiver.post(record())).status);
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
    assert.equal((await receiver.ids()).length, 3);
    await receiver.end('SIGTERM');
  });

  it('a retention deletes nothing that it need not', async () => {
    const settings = inFile();
    const receiver = await start({ ...settings, RETENTION_DAYS: '1' });
    await receiver.post(record('young'));
    await receiver.end('SIGTERM');
    const again = await start({ ...settings, RETENTION_DAYS: '1' });
    assert.equal((await again.get('/readyz')).status, 200);
    assert.deepEqual(await again.ids(), ['young']);
    await again.end('SIGTERM');
  });
}

describe('The receiver in Node, as a process', async () => {
  const receiver = await startProcess(inFile());
  contractTests(requestOf(receiver));
  serverTests(startProcess);
});

describe('The receiver in ASP.NET Core on SQLite', { skip: reason }, async () => {
  if (reason) return;
  const receiver = await startDotnet(inFile());
  contractTests(requestOf(receiver));
  serverTests(startDotnet);
  durabilityTests(startDotnet);
});

const noPostgres =
  reason ||
  (findPostgres() === undefined &&
    'The receiver in ASP.NET Core was not tested on PostgreSQL: this machine has none.');
if (noPostgres && !reason) console.log(noPostgres);
describe('The receiver in ASP.NET Core on PostgreSQL', { skip: noPostgres }, async () => {
  if (noPostgres) return;
  const postgres = await startPostgres();
  const receiver = await startDotnet({ DATABASE_URL: postgres.address });
  contractTests(requestOf(receiver));

  it('two processes on one database store what both get at once, each record once', async () => {
    const other = await startDotnet({ DATABASE_URL: postgres.address });
    const sent = Array.from({ length: 100 }, () => record());
    const isNew = await Promise.all(
      sent.map((each) =>
        Promise.all([receiver, other].map((process) => untilStored(process, each))),
      ),
    );
    assert.deepEqual(
      isNew.filter(([one, two]) => one && two),
      [],
    );
    const ids = await other.ids();
    assert.deepEqual(
      sent.filter(({ id }) => ids.filter((each) => each === id).length !== 1),
      [],
    );
    await other.end('SIGTERM');
  });

  it('a database that is stopped and goes on again makes it answer 503 by itself, and 201 after that', async () => {
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
    while ((await receiver.get('/readyz')).status !== 200);
    assert.ok([200, 201].includes((await receiver.post(sent)).status));
    assert.equal((await receiver.ids()).filter((id) => id === sent.id).length, 1);
  });

  it('every acknowledged record is there once after the database crashed three times under load', async () => {
    const acknowledged: string[] = [];
    const progress = new EventEmitter();
    let isDone = false;
    const send = async () => {
      while (!isDone) {
        const sent = record();
        const { status } = await receiver.post(sent);
        assert.ok([201, 503].includes(status), String(status));
        if (status === 201) acknowledged.push(sent.id);
        progress.emit('answer');
      }
    };
    const senders = Array.from({ length: 4 }, send);
    for (let round = 0; round < 4; round++) {
      for (const wanted = acknowledged.length + 20; acknowledged.length < wanted;)
        await once(progress, 'answer');
      if (round < 3) await postgres.restart();
    }
    isDone = true;
    await Promise.all(senders);
    const ids = await receiver.ids();
    assert.deepEqual(
      acknowledged.filter((id) => !ids.includes(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
    await receiver.end('SIGTERM');
    await postgres.close();
  });
});

describe('The receivers in Node and in ASP.NET Core', { skip: reason }, async () => {
  if (reason) return;
  const receivers = await Promise.all([startProcess(inFile()), startDotnet(inFile())]);
  const [node, dotnet] = receivers.map((receiver) => callsTo(requestOf(receiver))) as [
    ReturnType<typeof callsTo>,
    ReturnType<typeof callsTo>,
  ];

  it('answer 1,000 damaged records with the same status and keep the same of them', async () => {
    const random = randomFrom(20261130);
    const counts = new Map<number, number>();
    for (let count = 0; count < 1000; count++) {
      const body = damaged(
        JSON.stringify(record(`fuzzed-${count}`, { replaces: 'x', source: 'klaro' })),
        random,
      );
      const [one, other] = await Promise.all([node.post(body), dotnet.post(body)]);
      assert.equal(other.status, one.status, JSON.stringify(body.toString('latin1')));
      counts.set(one.status, (counts.get(one.status) ?? 0) + 1);
    }
    // Without all of them, the damage would be too small or too large to say anything.
    for (const status of [201, 400, 422])
      assert.ok((counts.get(status) ?? 0) > 20, JSON.stringify([...counts]));
    const [kept, same] = await Promise.all([node.kept(), dotnet.kept()]);
    assert.deepEqual(
      same.map((each) => ({ ...each, receivedAt: '' })),
      kept.map((each) => ({ ...each, receivedAt: '' })),
    );
  });
});

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud83d',
  'true',
  'false',
  'null',
  '1',
  '-0',
  '1e999',
  '0.5',
  ' ',
  '\n',
  '\ufeff',
  'é',
  '😀',
  '2027',
  '31',
  '00',
  'Z',
  '~',
  '-',
  '.',
  '"a":1,',
  '"version":1,',
  '"gpc":true,',
  '"id":"z",',
];

/** Up to two changes: a byte, a piece inserted, a part removed or repeated, or a digit or letter in place of another. */
function damaged(text: string, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(text);
  for (let changes = random(3); changes > 0; changes--) {
    const at = random(bytes.length);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const length = 1 + random(12);
    const change = random(6);
    if (change === 0)
      bytes = Buffer.concat([before, Buffer.from([random(256)]), after.subarray(1)]);
    else if (change === 1)
      bytes = Buffer.concat([before, Buffer.from(PIECES[random(PIECES.length)]!), after]);
    else if (change === 2) bytes = Buffer.concat([before, after.subarray(length)]);
    else if (change === 3) bytes = Buffer.concat([before, after.subarray(0, length), after]);
    else if (change === 4)
      bytes = Buffer.concat([
        before,
        Buffer.from(PIECES[random(PIECES.length)]!),
        after.subarray(length),
      ]);
    else
      bytes = Buffer.from(
        bytes
          .toString('latin1')
          .replace(/(?<=[\w.~-])[\w](?=[\w.~-]*")/g, (letter) =>
            random(40) === 0 ? '0123456789abcxyzABCXYZ._~-'.charAt(random(26)) : letter,
          ),
        'latin1',
      );
  }
  return bytes;
}
