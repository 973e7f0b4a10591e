import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { PostgresServer } from './postgres.js';
import { temporaryFolder } from './process.js';

/** Where Debian and its relatives keep the programs, outside the path. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of `initdb` and `postgres`, if this machine has them. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin'))
    : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...versions].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/** Creates a cluster in a temporary folder and starts it. It listens on a socket file, so no port has to be free. */
export async function startInstalled(programs: string): Promise<PostgresServer> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  execFileSync(
    join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--no-sync',
    ],
    { ...options, stdio: 'pipe' },
  );
  const start = () =>
    run(
      join(programs, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'],
      options,
    );
  let server = await start();
  const end = async () => {
    const ended = once(server, 'exit');
    if (server.exitCode !== null || server.signalCode !== null) return;
    // An immediate shutdown, which is a crash: sessions end and the next start recovers.
    for (const signal of ['SIGQUIT', 'SIGCONT'] as const) signalAll(server, signal);
    await ended;
  };
  return {
    address: `postgres://postgres@${encodeURIComponent(folder)}/postgres`,
    pause: () => signalAll(server, 'SIGSTOP'),
    resume: () => signalAll(server, 'SIGCONT'),
    async restart() {
      await end();
      server = await start();
    },
    close: end,
  };
}

/** Resolves when the server accepts connections. */
async function run(program: string, args: string[], options: SpawnOptions): Promise<ChildProcess> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  process.once('exit', () => signalAll(child, 'SIGKILL'));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready to accept connections')) resolve();
    });
    child
      .once('error', reject)
      .once('exit', () => reject(new Error(`PostgreSQL ended: ${output}`)));
  });
  return child;
}

/** Signals the server and then its sessions: each session is a process in a group of its own. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill(signal);
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split(
    '\n',
  )) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid === undefined || parent !== server.pid) continue;
    try {
      process.kill(pid, signal);
    } catch {
      // The session ended meanwhile.
    }
  }
}

/** PostgreSQL does not run as root. */
function unprivileged(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((option) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' })),
      );
      return { uid, gid };
    } catch {
      // This machine has no such user.
    }
  }
  return {};
}
