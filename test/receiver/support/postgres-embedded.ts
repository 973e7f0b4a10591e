import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PostgresServer } from './postgres.js';
import { temporaryFolder } from './process.js';

/** Starts PGlite in a process of its own; any client speaks to it as to any server. */
export async function startEmbedded(): Promise<PostgresServer> {
  const folder = temporaryFolder();
  let { child, port } = await run(folder, '0');
  const kill = async () => {
    const ended = once(child, 'exit');
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await ended;
  };
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async restart() {
      await kill();
      ({ child, port } = await run(folder, port));
    },
    close: kill,
  };
}

async function run(folder: string, wanted: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'pglite-server.ts'), folder, wanted],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { child, port: port.trim() };
}
