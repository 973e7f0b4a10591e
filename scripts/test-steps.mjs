import { existsSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { buildRecordsIfStale } from './build-records.mjs';
import { buildIfStale } from './build.mjs';
import { isCovered, PARTS, recordingOf } from './coverage.mjs';
import { dotnetTests, hasDotnet, NO_DOTNET } from './dotnet.mjs';
import { filesUnder } from './files.mjs';
import { findFirefox, NO_FIREFOX } from './firefox.mjs';
import { localize } from './localize.mjs';
import { ROOT } from './run.mjs';
import { cannotRun, checks, elementTests, nodeTests, skipped } from './test-runners.mjs';

/**
 * How many files of a folder run at the same time at most; without a number, as many as there are cores. A browser starts several
 * processes, and the receiver must stop within five seconds.
 */
const AT_ONCE = { pages: 3, receiver: 1, dotnet: 1 };

/** The fastest first. Each resolves with what it counted; a check counts as one. */
const STEPS = {
  typecheck: () =>
    checks(
      ['tsc', ['--noEmit']],
      ['tsc', ['-p', 'src/core']],
      ['tsc', ['-p', 'packages/records', '--noEmit']],
      ['tsc', ['-p', 'test']],
    ),
  lint: () =>
    checks(
      ['eslint', ['.']],
      ['depcruise', ['src', '--config', '.dependency-cruiser.mjs']],
      ['knip', ['--no-config-hints']],
      ['prettier', ['--check', '--log-level', 'warn', '.']],
      ['scripts/plain-words.mjs'],
    ),
  build: () =>
    checks(
      ['scripts/build.mjs'],
      ['publint', ['--strict']],
      ['publint', ['--strict', 'packages/records']],
    ),
  core: async () => sum(await folderTests('core'), await covered(PARTS.core)),
  contract: () => folderTests('contract'),
  receiver: () => folderTests('receiver'),
  dotnet: async () =>
    hasDotnet() ? sum(await dotnetTests(), await folderTests('dotnet')) : skipped(NO_DOTNET),
  pages: () => folderTests('pages'),
  elements: async () => elementTests([], await recordingOf('elements')),
  // Of what the steps above recorded, in this run or in an earlier one.
  coverage: () => covered(PARTS.rest),
  firefox: () =>
    findFirefox() ? elementTests([], { TEST_ENGINE: 'firefox' }) : skipped(NO_FIREFOX),
  size: () => checks(['scripts/size.mjs']),
};

/** Folders of tests that are steps too, and what runs single files of them. */
const FILES = {
  core: (files) => nodeTests(files),
  contract: (files) => nodeTests(files),
  receiver: (files) => nodeTests(files, { atOnce: AT_ONCE.receiver }),
  dotnet: (files) => nodeTests(files, { atOnce: AT_ONCE.dotnet }),
  pages: (files) => nodeTests(files, { atOnce: AT_ONCE.pages }),
  elements: (files) => elementTests(files),
};

/**
 * Without names, runs everything but `size`; with names, these steps or test files. Each is run, whatever failed before it.
 * `failures` are lines to print again at the end.
 */
export async function runSteps(names) {
  const steps = plan(
    names.length > 0 ? names : Object.keys(STEPS).filter((name) => name !== 'size'),
  );
  // If a preparation fails, the steps after it still show what else is wrong.
  const total = await prepare(steps.map(({ name }) => name)).then(
    () => ({ passed: 0, failed: 0, failures: [] }),
    cannotRun,
  );
  for (const { name, run } of steps) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const { passed, failed, failures = [] } = await run().catch(cannotRun);
    console.log(
      `   ${passed} passed, ${failed} failed in ${((performance.now() - startedAt) / 1000).toFixed(1)} s (${name})`,
    );
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) total.failures.push(`${name}: ${failed} failed`, ...failures);
  }
  return total;
}

/** A name is a step or the path of a test file. Files of the same folder run together. */
function plan(names) {
  const steps = names
    .filter((name) => Object.hasOwn(STEPS, name))
    .map((name) => ({ name, run: STEPS[name] }));
  const files = new Map();
  for (const name of names.filter((each) => !Object.hasOwn(STEPS, each))) {
    const folder = /^(?:\.\/)?test\/(\w+)\/.+\.test\.ts$/.exec(name)?.[1];
    if (!folder || !Object.hasOwn(FILES, folder) || !existsSync(ROOT + name)) {
      throw new Error(
        `${name} is neither a step nor a test file. Steps: ${Object.keys(STEPS).join(' ')}. A file: test/core/cookie.test.ts`,
      );
    }
    files.set(folder, [...(files.get(folder) ?? []), name]);
  }
  return [
    ...steps,
    ...[...files].map(([folder, paths]) => ({ name: folder, run: () => FILES[folder](paths) })),
  ];
}

async function prepare(wanted) {
  const needs = (names) => wanted.some((name) => names.includes(name));
  // Once, before several runs want to unpack it at the same time. If it fails, the steps report it.
  if (needs(['dotnet', 'pages', 'elements', 'size'])) await findBrowser().catch(() => undefined);
  await localize();
  if (needs(['contract', 'dotnet', 'pages', 'size']) && !needs(['build'])) await buildIfStale();
  else if (needs(['receiver'])) await buildRecordsIfStale();
}

async function folderTests(step) {
  const files = await filesUnder(`test/${step}`, (file) => file.endsWith('.test.ts'));
  if (files.length === 0) return cannotRun(new Error(`test/${step} holds no *.test.ts`));
  return nodeTests(files, { atOnce: AT_ONCE[step], environment: await recordingOf(step) });
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
