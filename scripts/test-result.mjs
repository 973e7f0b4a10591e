import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { ROOT } from './run.mjs';

const FOLDER = `${ROOT}node_modules/.cache/`;

/** Writes what a full run of `npm test` counted, and for which commit: `dirty` says that the checkout had other changes too. */
export async function writeResult({ passed, failed }) {
  const commit = git('rev-parse', 'HEAD') || null;
  const dirty = commit === null || git('status', '--porcelain') !== '';
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    `${FOLDER}consent-tests.json`,
    `${JSON.stringify({ commit, dirty, passed, failed })}\n`,
  );
}

/** Empty where there is no git, or no repository. */
function git(...args) {
  return spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';
}
