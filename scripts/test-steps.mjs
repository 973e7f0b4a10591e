import { findBrowser } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { failureLines, readCounts, withoutCounts } from './counts.mjs';
import { isCovered, PARTS, recordingOf } from './coverage.mjs';
import { filesUnder } from './files.mjs';
import { findFirefox, NO_FIREFOX } from './firefox.mjs';
import { localize } from './localize.mjs';
import { run, runQuietly } from './run.mjs';

/** In the order of how soon they tell something. Each resolves with what it counted; a check counts as one. */
const STEPS = {
  typecheck: () => checks(['tsc', ['--noEmit']], ['tsc', ['-p', 'src/core']], ['tsc', ['-p', 'test']]),
  lint: () => checks(['eslint', ['.']]),
  build: () => checks(['scripts/build.mjs'], ['publint', ['--strict']]),
  core: async () => sum(await nodeTests('core'), await covered(PARTS.core)),
  contract: () => nodeTests('contract'),
  receiver: () => nodeTests('receiver'),
  // Each file drives a browser of its own, and there are two cores: one after the other.
  pages: () => nodeTests('pages', ['--test-concurrency=1']),
  elements: async () => counted('wtr', [], await recordingOf('elements')),
  // Of what the steps above recorded, in this run or in an earlier one.
  coverage: () => covered(PARTS.rest),
  firefox: () => (findFirefox() ? counted('wtr', [], { TEST_ENGINE: 'firefox' }) : told(NO_FIREFOX)),
  size: () => checks(['scripts/size.mjs']),
};

/** Without names: all but `size`. With names: these. All are run, whatever fails on the way; `failures` are lines to say again. */
export async function runSteps(names) {
  const wanted = names.length > 0 ? names : Object.keys(STEPS).filter((name) => name !== 'size');
  const unknown = wanted.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0) throw new Error(`No step ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(' ')}`);

  // A preparation that fails is told and counted; the steps after it still show what else is wrong.
  const total = await prepare(wanted).then(() => ({ passed: 0, failed: 0, failures: [] }), cannotRun);
  for (const name of wanted) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const { passed, failed, failures = [] } = await STEPS[name]().catch(cannotRun);
    console.log(`   ${passed} passed, ${failed} failed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s (${name})`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) total.failures.push(`${name}: ${failed} failed`, ...failures);
  }
  return total;
}

async function prepare(wanted) {
  const needs = (names) => wanted.some((name) => names.includes(name));
  // Once, before several runs want to unpack it at the same time. What is wrong with it, the steps will say.
  if (needs(['pages', 'elements', 'size'])) await findBrowser().catch(() => undefined);
  await localize();
  if (needs(['contract', 'pages', 'size']) && !needs(['build'])) await buildIfStale();
}

/** Several tools that make one check: silent when all is well. */
async function checks(...tools) {
  const results = [];
  for (const [tool, args] of tools) results.push(await runQuietly(tool, args));
  const failures = results.filter(({ code }) => code !== 0);
  // The tests' project compiles src again: each of its mistakes is told once.
  const lines = new Set(failures.flatMap(({ output }) => output.trim().split('\n')));
  if (lines.size > 0) console.log([...lines].join('\n'));
  return failures.length > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

async function nodeTests(step, args = []) {
  const files = await filesUnder(`test/${step}`, (file) => file.endsWith('.test.ts'));
  if (files.length === 0) return cannotRun(new Error(`test/${step} holds no *.test.ts`));
  // The hook of the coverage keeps what tsx made of each source: branches are found in that.
  const preload = ['--import', 'tsx', '--import', 'monocart-coverage-reports/register', '--import', './scripts/end-of-tests.mjs'];
  const [first, ...options] = [...preload, '--test', '--test-reporter=./scripts/node-test-reporter.mjs', ...args];
  return counted(first, [...options, ...files], await recordingOf(step));
}

/** Too little coverage is a check that failed. */
async function covered(part) {
  return (await isCovered(part)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    failures: [...(one.failures ?? []), ...(other.failures ?? [])],
  };
}

/** A runner that ends without counts, with no test, or with an error it did not count, has failed. */
async function counted(tool, args = [], env = {}) {
  let output = '';
  const onOutput = (text) => {
    output += text;
    process.stdout.write(withoutCounts(text).replace(CURSOR_MOVES, ''));
  };
  const code = await run(tool, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], onOutput, timeout: LONGEST });
  const { passed, failed } = readCounts(output) ?? { passed: 0, failed: 0 };
  if (passed + failed === 0) return cannotRun(new Error('No test was run.'));
  const failures = failureLines(output);
  if (code === 0 || failed > 0) return { passed, failed, failures };
  return { ...cannotRun(new Error(`The runner ended with exit code ${code}, although no test failed.`)), passed };
}

/** Nothing to run here, which must be said. */
async function told(why) {
  console.log(`   ${why}`);
  return { passed: 0, failed: 0 };
}

/** The element runner redraws its progress; in a log that is noise. */
const CURSOR_MOVES = new RegExp(String.raw`\u001b\[\d*[AGJK]`, 'g');

/** Milliseconds after which a runner is thought to hang. */
const LONGEST = 40 * 60_000;

function cannotRun(error) {
  console.log(error.message);
  return { passed: 0, failed: 1, failures: [`  ${error.message}`] };
}
