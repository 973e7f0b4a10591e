import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import { csvHeader, csvLine, jsonLine } from './export.mjs';
import { faultsOf } from './record-faults.mjs';
import { createRateLimit } from './rate-limit.mjs';

/** Bytes; a record has some two thousand at most. */
const LARGEST = 8 * 1024;

/**
 * The endpoint of docs/consent-api.yaml: takes records of decisions, each once, and gives them to the operator alone. It keeps
 * nothing of a request but the record: no address, no browser. There is no CORS: only pages of its own origin get through.
 *
 * @param {{ log: object, token?: string, perMinute?: number, now?: () => number }} options
 *   `token` is what the operator shows to read; without one nobody reads
 */
export function createReceiver({ log, token, perMinute = 60, now = Date.now }) {
  const app = new Hono().basePath('/api/consent');
  const isTooMuch = createRateLimit({ perMinute, now });

  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
  });

  app.post('/', bodyLimit({ maxSize: LARGEST, onError: (context) => refuse(context, 413, 'too large') }), async (context) => {
    if (context.req.header('sec-fetch-site') === 'cross-site') return refuse(context, 403, 'another site');
    if (isTooMuch(context.env?.incoming?.socket?.remoteAddress ?? '')) return refuse(context, 429, 'too many', { 'retry-after': '60' });
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? '')) return refuse(context, 415, 'send application/json');
    const record = await context.req.json().catch(() => undefined);
    if (record === undefined) return refuse(context, 400, 'not JSON');
    const faults = faultsOf(record);
    if (faults.length > 0) return refuse(context, 422, faults.join('; '));
    const isNew = await log.add(record, new Date(now()).toISOString());
    return context.json({ id: record.id }, isNew ? 201 : 200);
  });

  const forOperator = async (context, next) => {
    if (!isSame(context.req.header('authorization'), token && `Bearer ${token}`)) return refuse(context, 401, 'operator only', { 'www-authenticate': 'Bearer' });
    return next();
  };

  app.get('/records.jsonl', forOperator, (context) => {
    context.header('content-type', 'application/x-ndjson; charset=utf-8');
    return stream(context, async (out) => {
      for await (const entry of log.all()) await out.write(jsonLine(entry));
    });
  });

  app.get('/records.csv', forOperator, (context) => {
    context.header('content-type', 'text/csv; charset=utf-8');
    context.header('content-disposition', 'attachment; filename="decisions.csv"');
    return stream(context, async (out) => {
      await out.write(csvHeader());
      for await (const entry of log.all()) await out.write(csvLine(entry));
    });
  });

  app.onError((error, context) => {
    console.error(error);
    return refuse(context, 500, 'not kept; try again');
  });
  return app;
}

function refuse(context, status, reason, headers = {}) {
  return context.json({ error: reason }, status, headers);
}

/** In the same time, however much of it is right. */
function isSame(given = '', wanted = '') {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return wanted !== '' && one.length === other.length && timingSafeEqual(one, other);
}
