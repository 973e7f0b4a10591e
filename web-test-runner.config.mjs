import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { relative } from 'node:path';
import { startThirdParty } from './demo/third-party.mjs';
import { countsLine, failureLine, fileLine } from './scripts/counts.mjs';
import { elementEngine } from './scripts/element-engines.mjs';
import { localize } from './scripts/localize.mjs';

await localize();
const thirdParty = await startThirdParty();
const engine = await elementEngine(process.env.TEST_ENGINE);
const MINUTE = 60_000;
const isMeasured = engine.name === 'chromium';

/**
 * Any media feature, by CDP: the stock emulateMedia knows neither forced-colors nor prefers-contrast. What one CDP session set
 * another cannot take back, and pages are used again for other files: each keeps one.
 */
const emulateFeature = {
  name: 'emulate-feature',
  clients: new WeakMap(),
  async executeCommand({ command, payload, session }) {
    if (command !== 'emulate-feature') return undefined;
    const page = session.browser.getPage(session.id);
    if (!this.clients.has(page)) this.clients.set(page, await page.createCDPSession());
    await this.clients.get(page).send('Emulation.setEmulatedMedia', { features: payload });
    return true;
  },
};

/** What the tests could not try in this engine: `itWhere` in test/elements/support/engine.ts. */
const notRun = {
  name: 'not-run',
  titles: [],
  files: new Set(),
  executeCommand({ command, payload, session }) {
    if (command !== 'not-run') return undefined;
    this.files.add(session.testFile);
    return this.titles.push(payload);
  },
};

const stopThirdParty = { name: 'third-party', serverStop: () => thirdParty.close() };

/**
 * Every test of every file, for the sum at the end of `npm test`. A file that did not load is a failure, and so is one that
 * holds no test, unless this engine lacks what each of them needs.
 */
const counting = {
  // Each file's line shows scripts/run.mjs that the runner does not hang.
  reportTestFileResults({ sessionsForTestFile }) {
    for (const session of sessionsForTestFile)
      process.stdout.write(fileLine(nameOf(session), count(testsOf(session))));
  },
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap(testsOf);
    for (const title of notRun.titles) process.stdout.write(`  not run: ${title}\n`);
    process.stdout.write(
      tests
        .filter(({ passed }) => !passed)
        .map(({ file, path }) => failureLine(file, path))
        .join(''),
    );
    const { passed, failed } = count(tests);
    process.stdout.write(countsLine(passed, failed));
  },
};

function testsOf(session) {
  const { testFile, testResults, errors } = session;
  const found = testResults ? allTests(testResults) : [];
  if (errors.length > 0)
    found.push({ path: [errors.map(({ message }) => message).join('; ')], passed: false });
  else if (found.length === 0 && !notRun.files.has(testFile))
    found.push({ path: ['It holds no test.'], passed: false });
  return found.map((test) => ({ ...test, file: nameOf(session) }));
}

function nameOf({ testFile }) {
  return relative(process.cwd(), testFile);
}

function count(tests) {
  const passed = tests.filter((test) => test.passed).length;
  return { passed, failed: tests.length - passed };
}

/** The root suite has no name. */
function allTests(suite, path = []) {
  const within = suite.name ? [...path, suite.name] : path;
  const tests = suite.tests.map(({ name, passed }) => ({ passed, path: [...within, name] }));
  return [...tests, ...suite.suites.flatMap((inner) => allTests(inner, within))];
}

export default {
  files: 'test/elements/**/*.test.ts',
  browsers: engine.browsers,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    emulateFeature,
    notRun,
    stopThirdParty,
  ],
  // All of these end real hangs only: a test fails by its own conditions, not because the machine is slow.
  testFramework: { config: { timeout: 2 * MINUTE } },
  browserStartTimeout: 5 * MINUTE,
  testsStartTimeout: 5 * MINUTE,
  testsFinishTimeout: 30 * MINUTE,
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <body>
        <script>
          // After four seconds without its view a layer shows a fallback (src/elements/base/layer.ts). The runner's unbundled
          // modules may take longer on a loaded machine.
          globalThis.setTimeout = ((later) => (run, delay, ...more) => later(run, delay === 4000 ? 120_000 : delay, ...more))(setTimeout);
          globalThis.thirdPartyOrigin = ${JSON.stringify(thirdParty.origin)};
          globalThis.engineLacks = ${JSON.stringify({ engine: engine.name, ...engine.lacks })};
        </script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), counting],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverage: isMeasured && process.env.BROWSER_COVERAGE !== undefined,
  // One file after the other: how many processors a machine has changes nothing.
  concurrency: 1,
  coverageConfig: { reporters: [] },
};
