import { createServer } from 'node:net';
import { ensureInstalled } from './ensure-installed.mjs';

await ensureInstalled();
// Only now: the build and the demo need what was installed.
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
const { startDemo } = await import('../demo/server.mjs');

if (process.argv.includes('--dotnet')) {
  const { startSample } = await import('./dotnet.mjs');
  process.exit(await startSample());
}
const port = await freePort(Number(process.env.PORT ?? 4600));
const demo = await startDemo({
  port,
  thirdPartyPort: await freePort(port + 1),
  database: process.env.DATABASE_URL ?? 'demo/decisions.sqlite',
});
console.log(
  `Demo:        ${demo.origin}\nThird party: ${demo.thirdParty.origin}\nDecisions:   ${demo.origin}/records\nStop with Ctrl+C.`,
);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => demo.close().then(() => process.exit(0)));
}

/** The first port from here on that nobody listens on, so that a second `npm start` runs beside the first. */
async function freePort(from) {
  for (let candidate = from; candidate < from + 100; candidate++)
    if (await isFree(candidate)) return candidate;
  throw new Error(`No free port from ${from} to ${from + 99}. Set PORT to another one.`);
}

function isFree(candidate) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(candidate, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
