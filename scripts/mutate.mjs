import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { filesUnder } from './files.mjs';
import { withMutants } from './mutants.mjs';
import { ROOT } from './run.mjs';

/**
 * `npm run mutate [file …]`: changes src/core in one place at a time and sees whether a test of test/core tells. What survives
 * is printed, by line; fails below SCORE. Minutes, so it is not part of `npm test`.
 */
const SCORE = 90;
const FOLDER = `${ROOT}node_modules/.cache/mutants/core/`;
/** Thousands of random visits find almost anything; a mutant must be told by a test that says which behaviour broke. */
const RANDOM = /property|hostile/;

/** In each bundle, before everything: which mutant is alive, and in the clean run, which ones its tests come by. */
const BANNER = `
import { writeFileSync as __write } from 'node:fs';
const __alive = Number(process.env.MUTANT);
const __reached = new Set();
const __mutant = __alive < 0 ? (number) => (__reached.add(number), false) : (number) => number === __alive;
if (__alive < 0) process.on('exit', () => __write(process.argv[1] + '.json', JSON.stringify([...__reached])));
`;
/** The first test that fails has told enough. */
const START = `import { afterEach } from 'node:test';
if (process.env.MUTANT !== '-1') afterEach((test) => { if (test.passed === false) process.exit(1); });`;

const wanted = process.argv.slice(2);
const { mutants, bundles } = await prepare();
const suites = [];
for (const bundle of bundles) suites.push(await runClean(bundle));
const queue = mutants.filter(({ file }) => wanted.length === 0 || wanted.includes(file));
const total = queue.length;
const isReached = ({ number }) => suites.some(({ reached }) => reached.has(number));
console.log(
  `${total} mutants; ${suites.length} files of tests reach ${queue.filter(isReached).length} of them.`,
);

const survivors = [];
let endless = 0;
await Promise.all([work(), work()]);
for (const mutant of survivors.sort((one, other) => one.number - other.number)) {
  const { file, line, from, to } = mutant;
  console.log(
    `  ${file}:${line} ${isReached(mutant) ? 'survives' : 'is not reached'}: ${from.replaceAll('\n', ' ')} → ${to.replaceAll('\n', ' ')}`,
  );
}
const score = (100 * (total - survivors.length)) / total;
console.log(
  `\n${total - survivors.length} of ${total} mutants killed: ${score.toFixed(1)} %; ${endless} of them by running for too long.`,
);
process.exitCode = score < SCORE ? 1 : 0;

/** One bundle for each file of tests, all with all mutants. */
async function prepare() {
  const found = [];
  const mutate = {
    name: 'mutants',
    setup: (plugin) =>
      plugin.onLoad(
        { filter: /src[\\/]core[\\/](?:policy[\\/])?[\w-]+\.ts$/ },
        async ({ path }) => {
          const code = await readFile(path, 'utf8');
          // Not before the file is read: others are loaded meanwhile, and each mutant has a number of its own.
          const mutated = withMutants(code, path, found.length);
          found.push(
            ...mutated.mutants.map((mutant, index) => ({
              ...mutant,
              file: basename(path),
              number: found.length + index,
            })),
          );
          return { contents: mutated.code, loader: 'ts' };
        },
      ),
  };
  const tests = await filesUnder(
    'test/core',
    (file) => file.endsWith('.test.ts') && !RANDOM.test(file),
  );
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  // Tests look for files from where they stand.
  for (const folder of ['core/support', 'vectors'])
    await symlink(`${ROOT}test/${folder}`, `${FOLDER}../${folder}`).catch(() => undefined);
  const entryPoints = await Promise.all(
    tests.map(async (test, index) => {
      const entry = `${FOLDER}${index}.entry.mjs`;
      await writeFile(entry, `${START}\nimport ${JSON.stringify(ROOT + test)};`);
      return { in: entry, out: String(index) };
    }),
  );
  await build({
    entryPoints,
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [mutate],
    ignoreAnnotations: true,
    banner: { js: BANNER },
    logLevel: 'error',
  });
  return { mutants: found, bundles: entryPoints.map(({ out }) => `${FOLDER}${out}.mjs`) };
}

/** @returns how long a file's tests take, and which mutants they come by */
async function runClean(bundle) {
  const { code, output, ms } = await runMutant(-1, bundle, 600_000);
  if (code !== 0)
    throw new Error(
      `The tests fail without any mutant:\n${output
        .split('\n')
        .filter((line) => /not ok|error:/.test(line))
        .join('\n')}`,
    );
  return { bundle, ms, reached: new Set(JSON.parse(await readFile(`${bundle}.json`, 'utf8'))) };
}

async function work() {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    if (!(await isKilled(mutant))) survivors.push(mutant);
    if (queue.length % 100 === 0)
      console.log(`  ${total - queue.length} of ${total}, ${survivors.length} alive`);
  }
}

/** Only those are asked whose tests come by: first those that come by little else, for they are about it. */
async function isKilled({ number }) {
  const asked = suites
    .filter(({ reached }) => reached.has(number))
    .sort((one, other) => one.reached.size - other.reached.size);
  for (const { bundle, ms } of asked) {
    const { code, isEndless } = await runMutant(number, bundle, ms * 3 + 5000);
    if (isEndless) endless++;
    if (code !== 0) return true;
  }
  return false;
}

function runMutant(number, bundle, timeout) {
  const startedAt = performance.now();
  const env = { ...process.env, MUTANT: String(number) };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bundle], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => (output += data));
    // One that runs for ever has been noticed; on a machine that is busy otherwise, one that is only slow too: run this alone.
    let isEndless = false;
    const timer = setTimeout(() => (isEndless = child.kill('SIGKILL')), timeout);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, isEndless, output, ms: performance.now() - startedAt });
    });
  });
}
