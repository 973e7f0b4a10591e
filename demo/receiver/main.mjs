import { serve } from '@hono/node-server';
import { createReceiver } from './app.mjs';
import { openLog } from './open-log.mjs';
import { retentionOf } from './retention.mjs';

/**
 * `node demo/receiver/main.mjs`: the receiver by itself. Settings: DATABASE_URL (a file for SQLite, or `postgres://…`), PORT,
 * OPERATOR_TOKEN (without it nobody reads), RETENTION_DAYS (without it nothing is forgotten).
 */
const { DATABASE_URL = 'decisions.sqlite', PORT = '4700', OPERATOR_TOKEN, RETENTION_DAYS } = process.env;
const day = 86_400_000;
const retention = retentionOf(RETENTION_DAYS);

const log = await openLog(DATABASE_URL);
const server = serve({ fetch: createReceiver({ log, token: OPERATOR_TOKEN }).fetch, port: Number(PORT), hostname: '127.0.0.1' });
console.log(`Records of decisions: http://127.0.0.1:${PORT}/api/consent`);

if (retention !== undefined) {
  const forget = () => log.forget(new Date(Date.now() - retention).toISOString());
  await forget();
  setInterval(() => void forget().catch(console.error), day).unref();
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close(() => void log.close()));
}
