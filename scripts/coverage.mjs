import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { patient } from './patience.mjs';
import { ROOT } from './run.mjs';

/** What each step ran, as V8 counted it: written by Node itself, by {@link recordingPage}, and by test/pages/support/coverage.ts. */
const RAW = `${ROOT}coverage/raw/`;
const SOURCE = /\/(src\/(?!generated\/).+\.ts)$/;
const BUILT = /^dist\/cdn\/(.+\.js)$/;

/**
 * What may not fall below how many per cent, and the steps that count for it. In a function that nobody calls no branch is
 * counted, so where branches matter the functions do.
 */
export const PARTS = {
  core: {
    name: 'src/core',
    holds: (path) => path.startsWith('src/core/'),
    steps: ['core'],
    least: { branches: 100, functions: 100, lines: 100 },
  },
  rest: {
    name: 'src-but-core',
    holds: (path) => !path.startsWith('src/core/'),
    steps: ['core', 'contract', 'receiver', 'pages', 'elements'],
    least: { lines: 90 },
  },
};

/** These run what is in the browser, where Node cannot count. */
const IN_BROWSER = ['pages', 'elements'];

/** Forgets what the step recorded before. @returns what its environment must hold to record again */
export async function recordingOf(step) {
  await rm(RAW + step, { recursive: true, force: true });
  await mkdir(RAW + step, { recursive: true });
  return { [IN_BROWSER.includes(step) ? 'BROWSER_COVERAGE' : 'NODE_V8_COVERAGE']: RAW + step };
}

/**
 * Makes the pages of web-test-runner's chromeLauncher, for a run in which BROWSER_COVERAGE is set. The runner's own coverage takes
 * comments for covered lines, and cannot be merged with Node's.
 */
export async function recordingPage({ context }) {
  const page = patient(await context.newPage());
  const { coverage } = page;
  const stop = coverage.stopJSCoverage.bind(coverage);
  coverage.stopJSCoverage = async () => {
    const entries = await stop();
    const scripts = entries.map(({ text, rawScriptCoverage }) => ({
      ...rawScriptCoverage,
      source: text,
    }));
    await writeFile(
      `${process.env.BROWSER_COVERAGE}/sources-${randomUUID()}.json`,
      JSON.stringify(scripts.filter(({ url }) => SOURCE.test(url))),
    );
    return [];
  };
  return page;
}

/** Prints how much of a part the tests ran, and if that is too little, what they did not. @returns whether it is enough */
export async function isCovered({ name, holds, steps, least }) {
  const { CoverageReport } = await import('monocart-coverage-reports');
  const outputDir = `${ROOT}coverage/${name}`;
  const report = new CoverageReport({
    logging: 'error',
    outputDir,
    reports: [['json', { file: 'branches.json' }]],
    cleanCache: true,
    entryFilter: ({ url }) => SOURCE.test(url) || BUILT.test(url),
    sourcePath: (path) => SOURCE.exec(`/${path}`)?.[1] ?? path,
    sourceFilter: (path) => SOURCE.test(`/${path}`) && holds(path),
    // What no test ever loaded counts too.
    all: { dir: 'src', filter: (path) => (SOURCE.test(path) ? 'js' : false), transformer: compile },
  });
  for (const step of steps) await add(report, step);
  const { summary, files } = await report.generate();
  const percents = Object.keys(least).map(
    (kind) => `${summary[kind].pct} % of ${summary[kind].total} ${kind}`,
  );
  console.log(`   covered of ${name}: ${percents.join(', ')}`);
  const isTooLow = (found) =>
    Object.entries(least).some(
      ([kind, percent]) => found[kind].covered * 100 < found[kind].total * percent,
    );
  if (!isTooLow(summary)) return true;
  const branches = await readJson(`${outputDir}/branches.json`);
  console.log(
    `   at least: ${Object.entries(least)
      .map(([kind, percent]) => `${percent} % of ${kind}`)
      .join(', ')}. What no test runs, or not every way:`,
  );
  for (const file of files.filter((found) => isTooLow(found.summary)))
    console.log(`   ${file.sourcePath}:${[...holesOf(file, branches[file.sourcePath])].join(',')}`);
  return false;
}

/** Lines of which a part was not run, and those with a branch that was never taken: an `if` may lack its other way. */
function holesOf({ data }, { branchMap, b: counts }) {
  const lines = Object.keys(data.lines).filter((line) => !(data.lines[line] > 0));
  const branches = Object.keys(branchMap).filter((id) => counts[id].includes(0));
  return new Set(
    [...lines.map(Number), ...branches.map((id) => branchMap[id].loc.start.line)].sort(
      (one, other) => one - other,
    ),
  );
}

async function add(report, step) {
  const folder = RAW + step;
  const files = await readdir(folder).catch(() => []);
  if (files.length === 0) throw new Error(`Nothing was recorded by the step ${step}.`);
  if (!IN_BROWSER.includes(step)) return report.addFromDir(folder);
  for (const file of files) {
    const scripts = await readJson(`${folder}/${file}`);
    // Of a file whose pages all ran in Firefox nothing is counted.
    if (scripts.length > 0) await report.add(await Promise.all(scripts.map(withSource)));
  }
}

/** Puts a built file and its source map to what the browser counted of it. */
async function withSource(script) {
  const path = BUILT.exec(script.url)?.[1];
  if (!path) return script;
  return {
    ...script,
    source: await readFile(`${ROOT}dist/cdn/${path}`, 'utf8'),
    sourceMap: await readJson(`${ROOT}dist/cdn/${path}.map`),
  };
}

async function compile(entry) {
  const { code, map } = await transform(entry.source, {
    loader: 'ts',
    sourcemap: true,
    sourcefile: entry.url,
  });
  entry.source = code;
  entry.sourceMap = JSON.parse(map);
}

async function readJson(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}
