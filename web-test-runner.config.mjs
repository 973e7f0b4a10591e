import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { startThirdParty } from './demo/third-party.mjs';
import { countsLine } from './scripts/counts.mjs';
import { elementEngine } from './scripts/element-engines.mjs';
import { localize } from './scripts/localize.mjs';

await localize();
const thirdParty = await startThirdParty();
const engine = await elementEngine(process.env.TEST_ENGINE);
const isMeasured = engine.name === 'chromium';

/** Any media feature, by CDP: the stock emulateMedia knows neither forced-colors nor prefers-contrast. */
const emulateFeature = {
  name: 'emulate-feature',
  async executeCommand({ command, payload, session }) {
    if (command !== 'emulate-feature') return undefined;
    const client = await session.browser.getPage(session.id).createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features: payload });
    return true;
  },
};

const stopThirdParty = { name: 'third-party', serverStop: () => thirdParty.close() };

/** Every test of every file, for the sum at the end of `npm test`. A file that did not load, or holds no test, is a failure. */
const counting = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap(({ testResults, errors }) => {
      const found = testResults ? allTests(testResults) : [];
      return errors.length > 0 || found.length === 0 ? [...found, { passed: false }] : found;
    });
    for (const { name } of tests.filter((test) => test.skipped)) process.stdout.write(`  not run: ${name}\n`);
    const failed = tests.filter((test) => !test.passed && !test.skipped).length;
    process.stdout.write(countsLine(tests.filter((test) => test.passed).length, failed));
  },
};

function allTests(suite) {
  return [...suite.tests, ...suite.suites.flatMap(allTests)];
}

/** Do not add `concurrency: undefined`, nor compute it to that: the runner then waits for ever. */
export default {
  files: 'test/elements/**/*.test.ts',
  browsers: engine.browsers,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }), emulateFeature, stopThirdParty],
  testFramework: { config: { timeout: isMeasured ? 10_000 : 30_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <body>
        <script>
          globalThis.thirdPartyOrigin = ${JSON.stringify(thirdParty.origin)};
          globalThis.engineLacks = ${JSON.stringify({ engine: engine.name, ...engine.lacks })};
        </script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), counting],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverage: isMeasured,
  ...(isMeasured ? {} : { concurrency: 1 }),
  coverageConfig: { include: ['src/**/*.ts'], exclude: ['src/generated/**'], reporters: ['text-summary'] },
};
