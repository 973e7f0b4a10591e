import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { token } from './records.js';

const main = join(import.meta.dirname, '../../../packages/records/dist/main.js');

/** The receiver's environment, and nothing of ours that would change what it does. */
function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, NODE_V8_COVERAGE } = process.env;
  return {
    PATH,
    ...(NODE_V8_COVERAGE && { NODE_V8_COVERAGE }),
    PORT: '0',
    OPERATOR_TOKEN: token,
    RATE_PER_MINUTE: '1000000',
    ...settings,
  };
}

const started = new Set<ChildProcess>();
// A test that failed has not ended its processes, and they would keep the runner waiting.
after(() => started.forEach((child) => child.kill('SIGKILL')));

export interface ReceiverProcess {
  readonly origin: string;
  readonly port: number;
  /** What it has logged. */
  output: () => string;
  /** Resolves once it has logged a text. */
  logged: (text: string) => Promise<void>;
  post: (
    record: object | string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: string }>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** The ids in its log. */
  ids: () => Promise<string[]>;
  /** Sends a signal. @returns the milliseconds until the process had ended */
  end: (signal: NodeJS.Signals) => Promise<number>;
}

/** Starts a receiver with settings. `limit` is `ulimit -f`, in blocks of 512 bytes: no file may become larger, as on a disk that is full. */
export type Start = (settings: Record<string, string>, limit?: number) => Promise<ReceiverProcess>;

/** Starts the built receiver as its operator does. */
export const startProcess: Start = (settings, limit) =>
  startReceiver([process.execPath, main], settings, limit);

/** Starts any receiver that takes its settings from the environment and prints `"port":…,"msg":"Listening` when it listens. */
export async function startReceiver(
  receiver: readonly [program: string, file: string],
  settings: Record<string, string>,
  limit?: number,
): Promise<ReceiverProcess> {
  // A disk that is full sends no signal. Node ignores the one of the limit, other runtimes end.
  const [command, ...args]: [string, ...string[]] =
    limit === undefined
      ? [...receiver]
      : ['sh', '-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$1"`, ...receiver];
  const child = spawn(command, args, {
    env: environmentWith(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  const ended = once(child, 'exit').finally(() => started.delete(child));
  let output = '';
  const listening = new Promise<number>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, port] = /"port":(\d+),"msg":"Listening/.exec(output) ?? [];
      if (port) resolve(Number(port));
    });
    void ended.then(() => reject(new Error(`The receiver ended: ${output}`)));
  });
  const port = await listening;
  const origin = `http://127.0.0.1:${port}`;
  const get = (
    path: string,
    headers: Record<string, string> = { authorization: `Bearer ${token}` },
  ) => fetch(origin + path, { headers, signal: AbortSignal.timeout(60_000) });
  return {
    origin,
    port,
    output: () => output,
    async logged(text) {
      while (!output.includes(text)) await once(child.stdout, 'data');
    },
    async post(record, headers = {}) {
      const body = typeof record === 'string' ? record : JSON.stringify(record);
      const response = await fetch(`${origin}/api/consent`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        signal: AbortSignal.timeout(60_000),
      });
      return { status: response.status, body: await response.text() };
    },
    get,
    ids: async () =>
      (await (await get('/api/consent/records.jsonl')).text())
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { id: string }).id),
    async end(signal) {
      const startedAt = performance.now();
      child.kill(signal);
      await ended;
      return performance.now() - startedAt;
    },
  };
}

/** Runs a command of the receiver to its end. */
export async function runCommand(
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: environmentWith(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

/** A connection that has sent half a request. */
export async function halfRequest(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(
    socket.on('error', () => undefined),
    'connect',
  );
  socket.write(
    'POST /api/consent HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"version":1',
  );
  return socket;
}

/** A folder that is removed with the test process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'records-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Sends a record as the page does: again, for as long as the receiver is too busy. @returns whether this receiver said that it was new */
export async function untilStored({ post }: ReceiverProcess, sent: object): Promise<boolean> {
  let status = 503;
  while (status === 503) ({ status } = await post(sent));
  if (status !== 200 && status !== 201) throw new Error(`The receiver answered ${status}.`);
  return status === 201;
}
