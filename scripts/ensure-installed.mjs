import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ROOT, start } from './run.mjs';

/**
 * A fresh clone, or a pull that changed the lock file, needs no separate step: whatever is missing is installed.
 * Imports nothing from node_modules, because they may not be there.
 */
export async function ensureInstalled() {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(packages),
  );
  const reason = installed ? difference(wanted, installed) : 'none are here yet';
  if (!reason) return;
  console.log(`Installing packages (npm ci): ${reason} …`);
  if ((await npmCi()) !== 0) throw new Error('npm ci failed: see above.');
}

/** Versions, not file times: a checkout touches the lock file without changing it, and npm writes both in any order. */
function difference(wanted, installed) {
  const missing = Object.entries(wanted).find(
    ([path, { version, optional }]) => path && !optional && installed[path]?.version !== version,
  );
  return missing && `${missing[0].replace('node_modules/', '')} is not at ${missing[1].version}`;
}

function npmCi() {
  // npm says where it is itself when it started us; otherwise the one on the path will do.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return start(process.execPath, [npm, 'ci'], { stdio: 'inherit' });
  return start('npm', ['ci'], { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function packages(file) {
  return readFile(ROOT + file, 'utf8').then(
    (text) => JSON.parse(text).packages,
    () => undefined,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await ensureInstalled();
