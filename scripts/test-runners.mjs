import { availableParallelism } from 'node:os';
import { failureLines, readCounts, withoutCounts } from './counts.mjs';
import { run, runQuietly } from './run.mjs';

/** Minutes without any output after which a runner is thought to hang. Each finished file prints a line, however long all of them take. */
const SILENCE = 30;

/** The element runner redraws its progress; in a log that is noise. */
const CURSOR_MOVES = new RegExp(String.raw`\u001b\[\d*[AGJK]`, 'g');

/** Several tools that make one check: silent when all is well. */
export async function checks(...tools) {
  const results = [];
  for (const [tool, args] of tools) results.push(await runQuietly(tool, args));
  const failures = results.filter(({ code }) => code !== 0);
  // The tests' project compiles src again: each of its mistakes is printed once.
  const lines = new Set(failures.flatMap(({ output }) => output.trim().split('\n')));
  if (lines.size > 0) console.log([...lines].join('\n'));
  return failures.length > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

/** Files of node's test runner, one process each, as many at a time as there are cores but at most `atOnce`. `environment` is added to theirs. */
export function nodeTests(files, { atOnce = Infinity, environment = {} } = {}) {
  const concurrency = Math.min(availableParallelism(), atOnce);
  // The hook of the coverage keeps what tsx made of each source: branches are found in that.
  const preload = [
    'tsx',
    'monocart-coverage-reports/register',
    './scripts/end-of-tests.mjs',
  ].flatMap((module) => ['--import', module]);
  const [first, ...options] = [
    ...preload,
    '--test',
    '--test-reporter=./scripts/node-test-reporter.mjs',
    `--test-concurrency=${concurrency}`,
  ];
  return counted(first, [...options, ...files], environment);
}

/** Files of the element runner; all of them without names. */
export function elementTests(files = [], environment = {}) {
  return counted(
    'wtr',
    files.flatMap((file) => ['--files', file]),
    environment,
  );
}

/** A runner that ends without counts, with no test, or with an error it did not count, has failed. */
async function counted(tool, args, environment) {
  let output = '';
  const onOutput = (text) => {
    output += text;
    process.stdout.write(withoutCounts(text).replace(CURSOR_MOVES, ''));
  };
  const code = await run(tool, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput,
    silence: SILENCE,
  });
  const { passed, failed } = readCounts(output) ?? { passed: 0, failed: 0 };
  if (passed + failed === 0) return cannotRun(new Error('No test was run.'));
  const failures = failureLines(output);
  if (code === 0 || failed > 0) return { passed, failed, failures };
  return {
    ...cannotRun(new Error(`The runner ended with exit code ${code}, although no test failed.`)),
    passed,
  };
}

/** Prints why there is nothing to run. */
export async function skipped(reason) {
  console.log(`   ${reason}`);
  return { passed: 0, failed: 0 };
}

export function cannotRun(error) {
  console.log(error.message);
  return { passed: 0, failed: 1, failures: [`  ${error.message}`] };
}
