import { copyFile, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isBlocked } from './blocked-names.mjs';
import { buildRecords, buildRecordsIfStale } from './build-records.mjs';
import { checkDeclarations, renameDeclarations } from './declarations.mjs';
import { filesUnder, isStale } from './files.mjs';
import { localize } from './localize.mjs';
import { ROOT, runQuietly } from './run.mjs';

/** src → dist: modules and their types for npm, and the drop-in in dist/cdn. A build that fails leaves no dist behind. */
export async function build() {
  await localize();
  await rm(`${ROOT}dist`, { recursive: true, force: true });
  try {
    // Both to their end, even if one fails: the other would go on writing behind the clean-up.
    const done = await Promise.allSettled([
      must('rollup', ['-c', '--silent']),
      // Whether the types are right is the typecheck's business.
      must('tsc', ['--emitDeclarationOnly', '--noCheck']),
    ]);
    for (const { reason } of done) if (reason) throw reason;
    await copyFile(`${ROOT}src/core/policy/policy.schema.json`, `${ROOT}dist/policy.schema.json`);
    await renameDeclarations();
    await checkFiles();
    await buildRecords();
  } catch (error) {
    await rm(`${ROOT}dist`, { recursive: true, force: true });
    throw error;
  }
}

/** Nothing to do where dist/cdn is newer than everything it is made of. */
export async function buildIfStale() {
  await buildRecordsIfStale();
  if (!(await isStale('dist/cdn/consent.js', SOURCES))) return;
  console.log('Building dist …');
  await build();
}

const SOURCES = [
  'src',
  'locales',
  'scripts',
  'rollup.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** What is known only when rollup and tsc have both written. */
async function checkFiles() {
  const files = await filesUnder('dist');
  const blocked = files.find((file) => isBlocked(file.replace('dist/', '')));
  if (blocked) throw new Error(`${blocked} has a name that filter lists block.`);
  const lost = files.find((file) => file.includes('/node_modules/'));
  if (lost)
    throw new Error(
      `${lost} would be left out of the package: make it a dependency, and external in rollup.config.mjs.`,
    );
  await checkDeclarations(files);
}

async function must(tool, args) {
  const { code, output } = await runQuietly(tool, args);
  if (code !== 0) throw new Error(`${tool} failed:\n${withoutNoise(output)}`);
}

/** Stacks lead into rollup, and the literals' minifier warns about Lit's own code; neither is news. */
function withoutNoise(output) {
  return stripVTControlCharacters(output)
    .replace(/^(?: +at .*|.*unsafeCSS\(\) detected.*)\n?/gm, '')
    .trim();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
