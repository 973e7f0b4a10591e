import { buildIfStale } from './build.mjs';
import { readCounts, withoutCounts } from './counts.mjs';
import { localize } from './localize.mjs';
import { run } from './run.mjs';
import { hasWebKit, NO_WEBKIT } from './webkit.mjs';

const PAGE_OPTIONS = [
  'tsx',
  '--import',
  './scripts/end-of-tests.mjs',
  '--test',
  '--test-reporter=./scripts/node-test-reporter.mjs',
];

/** What runs in WebKitGTK, by `npm run test:webkit`. Each part tells what it ran by the line of counts.mjs. */
const PARTS = {
  elements: () => run('wtr', [], part({ TEST_ENGINE: 'webkit' })),
  pages: () =>
    run(
      '--import',
      [...PAGE_OPTIONS, 'test/pages/gate-matrix.test.ts'],
      part({ TEST_ENGINE: 'webkit' }),
    ),
};

let output = '';
if (hasWebKit()) await localize().then(buildIfStale);
else console.log(NO_WEBKIT);
const total = { passed: 0, failed: 0 };
for (const name of hasWebKit() ? Object.keys(PARTS) : []) {
  console.log(`\n── ${name} in WebKitGTK`);
  output = '';
  const code = await PARTS[name]();
  const { passed, failed } = readCounts(output) ?? { passed: 0, failed: 1 };
  total.passed += passed;
  total.failed += failed || (code === 0 ? 0 : 1);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function part(env) {
  const onOutput = (text) => {
    output += text;
    process.stdout.write(withoutCounts(text));
  };
  return { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], onOutput };
}
