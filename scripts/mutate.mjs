import { spawn } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
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

/** In the bundle, before everything: which mutant is alive, and in the clean run, which ones the tests come by. */
const BANNER = `
import { writeFileSync as __write } from 'node:fs';
const __alive = Number(process.env.MUTANT);
const __reached = new Set();
const __mutant = __alive < 0 ? (number) => (__reached.add(number), false) : (number) => number === __alive;
if (__alive < 0) process.on('exit', () => __write(process.env.FOLDER + 'reached.json', JSON.stringify([...__reached])));
`;
/** The first test that fails has told enough. */
const START = `import { afterEach } from 'node:test';
if (process.env.MUTANT !== '-1') afterEach((test) => { if (test.passed === false) process.exit(1); });`;

const wanted = process.argv.slice(2);
const mutants = await prepare();
const clean = await runMutant(-1, 600_000);
if (clean.code !== 0) throw new Error(`The tests fail without any mutant:\n${clean.output.split("\n").filter((line) => /not ok|error:/.test(line)).join("\n")}`);
const reached = new Set(JSON.parse(await readFile(`${FOLDER}reached.json`, 'utf8')));
console.log(`${mutants.length} mutants; the tests take ${(clean.ms / 1000).toFixed(1)} s and reach ${reached.size} of them.`);

const survivors = [];
const queue = mutants.filter(({ file }) => wanted.length === 0 || wanted.includes(file));
const total = queue.length;
await Promise.all([work(), work()]);
for (const { file, line, from, to, number } of survivors.sort((one, other) => one.number - other.number)) {
  console.log(`  ${file}:${line} ${reached.has(number) ? 'survives' : 'is not reached'}: ${from.replaceAll('\n', ' ')} → ${to.replaceAll('\n', ' ')}`);
}
const score = (100 * (total - survivors.length)) / total;
console.log(`\n${total - survivors.length} of ${total} mutants killed: ${score.toFixed(1)} %`);
process.exitCode = score < SCORE ? 1 : 0;

/** One bundle with all tests and all mutants. */
async function prepare() {
  const found = [];
  const mutate = {
    name: 'mutants',
    setup: (plugin) =>
      plugin.onLoad({ filter: /src[\\/]core[\\/][\w-]+\.ts$/ }, async ({ path }) => {
        const { code, mutants } = withMutants(await readFile(path, 'utf8'), path, found.length);
        found.push(...mutants.map((mutant, index) => ({ ...mutant, file: basename(path), number: found.length + index })));
        return { contents: code, loader: 'ts' };
      }),
  };
  const tests = await filesUnder('test/core', (file) => file.endsWith('.test.ts') && !RANDOM.test(file));
  await mkdir(FOLDER, { recursive: true });
  // Tests look for files from where they stand.
  for (const folder of ['core/support', 'vectors']) await symlink(`${ROOT}test/${folder}`, `${FOLDER}../${folder}`).catch(() => undefined);
  await writeFile(`${FOLDER}all.mjs`, [START, ...tests.map((file) => `import ${JSON.stringify(ROOT + file)};`)].join('\n'));
  await build({ entryPoints: [`${FOLDER}all.mjs`], outfile: `${FOLDER}bundle.mjs`, bundle: true, format: 'esm', platform: 'node', target: 'node20', plugins: [mutate], ignoreAnnotations: true, banner: { js: BANNER }, logLevel: 'error' });
  return found;
}

async function work() {
  for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
    const isReached = reached.has(mutant.number);
    const { code } = isReached ? await runMutant(mutant.number, clean.ms * 3 + 5000) : { code: 0 };
    if (code === 0) survivors.push(mutant);
    if (queue.length % 100 === 0) console.log(`  ${total - queue.length} of ${total}, ${survivors.length} alive`);
  }
}

function runMutant(number, timeout) {
  const startedAt = performance.now();
  const env = { ...process.env, MUTANT: String(number), FOLDER };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`${FOLDER}bundle.mjs`], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    // One that runs for ever has been noticed.
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, ms: performance.now() - startedAt });
    });
  });
}
