import { ensureInstalled } from './ensure-installed.mjs';

await ensureInstalled();
// Only now: what the steps import may have come with the installation.
const { runSteps } = await import('./test-steps.mjs');
const { passed, failed } = await runSteps(process.argv.slice(2));
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
