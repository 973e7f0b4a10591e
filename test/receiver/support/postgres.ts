import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface PostgresServer {
  readonly address: string;
  /** Stops the server as a debugger or a frozen machine does: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Starts a PostgreSQL server for a test; any client speaks to it as to any server. */
export async function startPostgres(): Promise<PostgresServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'postgres-server.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    address: `postgres://postgres@127.0.0.1:${port.trim()}/postgres`,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
