import { ensureInstalled } from './ensure-installed.mjs';

const { passed, failed, failures } = await runAll().catch((error) => ({ passed: 0, failed: 1, failures: [error.message] }));
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
// The last line, whatever happened: people and CI read the sum from it.
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function runAll() {
  await ensureInstalled();
  // Only now: what the steps import may have come with the installation.
  const { runSteps } = await import('./test-steps.mjs');
  return runSteps(process.argv.slice(2));
}
