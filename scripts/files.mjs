import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ROOT } from './run.mjs';

/** All files under a folder (or the file itself), as paths with slashes from the repository's root, sorted. */
export async function filesUnder(path, matches = () => true) {
  const found = await stat(ROOT + path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  // fs.glob does not exist in Node 20.
  const entries = await readdir(ROOT + path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(ROOT, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter(matches)
    .sort();
}

/** True when the built file is missing, or any of its sources was changed after it. */
export async function isStale(built, sources) {
  const files = (await Promise.all(sources.map((source) => filesUnder(source)))).flat();
  const changes = await Promise.all(files.map(changedAt));
  return (await changedAt(built)) < Math.max(...changes);
}

async function changedAt(file) {
  return stat(ROOT + file).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
