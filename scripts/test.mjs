import { ensureInstalled } from './ensure-installed.mjs';
import { writeResult } from './test-result.mjs';

const names = process.argv.slice(2);
const { passed, failed, failures } = await runAll().catch((error) => ({
  passed: 0,
  failed: 1,
  failures: [error.message],
}));
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
if (names.length === 0)
  await writeResult({ passed, failed }).catch((error) =>
    console.log(`The result was not written: ${error.message}`),
  );
// The last line, whatever happened: people and CI read the sum from it.
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function runAll() {
  await ensureInstalled();
  // Only now: what the steps import may have come with the installation.
  const { runSteps } = await import('./test-steps.mjs');
  return runSteps(names);
}
