import { timingSafeEqual } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import type { HttpBindings } from '@hono/node-server';
import { describeError } from './describe-error.js';
import { apiText, schemaText } from './documents.js';
import { csvHeader, csvLine, exportStream, jsonLine } from './export.js';
import { faultsOf } from './faults.js';
import { entriesOf, type DecisionLog } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { clientAddress, createRateLimit } from './rate-limit.js';
import type { DecisionRecord } from './record.js';

/** Bytes. A record of 1,000 services has some 45,000. A browser sends at most 64 KiB while a page goes away. */
const LARGEST = 64 * 1024;

type Bindings = { Bindings: Partial<HttpBindings> };
type ReceiverContext = Context<Bindings>;
type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** The options of {@link createReceiver}. */
export interface ReceiverOptions {
  readonly log: DecisionLog;
  /** The operator's token for export and erasure. Without a token, nobody can read or erase. */
  readonly token?: string | undefined;
  /** Requests that one client address may make in a minute. Default 60. */
  readonly perMinute?: number;
  /** How many proxies in front append to `X-Forwarded-For`. Default 0. */
  readonly trustProxy?: number;
  readonly now?: () => number;
  /** Whether new requests are welcome; false while the process ends. */
  readonly isOpen?: () => boolean;
  /** Receives log lines for the operator. No argument contains data about a visitor. */
  readonly logger?: Readonly<
    Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>
  >;
}

/**
 * The endpoints of docs/consent-api.yaml as a Hono app, for any server that runs Hono. It stores records of decisions, each
 * once. Only the operator may export and erase them. It stores nothing else of a request. There is no CORS: only pages of its own
 * origin may send.
 */
export function createReceiver(options: ReceiverOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const metrics = createMetrics();
  app.use(observed(metrics, options));
  app.post(
    '/api/consent',
    bodyLimit({
      maxSize: LARGEST,
      onError: (context) => refuse(context, 413, 'larger than 64 KiB'),
    }),
    take(metrics, options),
  );
  addOperatorRoutes(app, options);
  addDocuments(app, metrics, options);
  app.onError((error, context) => {
    options.logger?.error(
      { error: describeError(error), route: routePath(context, -1) },
      'The request failed and was answered with 503. Check the database.',
    );
    return refuse(context, 503, 'not stored, try again later', { 'retry-after': '10' });
  });
  return app;
}

/** Measures and logs each request, and forbids caches to keep an answer. */
function observed(metrics: Metrics, { logger }: ReceiverOptions): MiddlewareHandler<Bindings> {
  return async (context, next) => {
    const startedAt = performance.now();
    await next();
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    const { method } = context.req;
    const { status } = context.res;
    // The pattern of the route: an address may contain anything that somebody typed.
    const route = status === 404 ? 'none' : routePath(context, -1);
    const elapsed = performance.now() - startedAt;
    metrics.observe(method, route, status, elapsed / 1000);
    logger?.info({ method, route, status, ms: Math.round(elapsed) }, 'Request answered.');
  };
}

function take(
  metrics: Metrics,
  { log, logger, perMinute = 60, trustProxy = 0, now = Date.now }: ReceiverOptions,
): (context: ReceiverContext) => Promise<Response> {
  const isTooMuch = createRateLimit(perMinute, now);
  let hasWarned = false;

  return async (context) => {
    const header = (name: string) => context.req.header(name);
    const end = (status: Status, reason: string, headers?: Record<string, string>) => {
      metrics.countRecord('refused');
      return refuse(context, status, reason, headers);
    };
    if (header('sec-fetch-site') === 'cross-site')
      return end(403, 'sent by a page of another site');
    if (!hasWarned && trustProxy === 0 && header('x-forwarded-for') !== undefined) {
      hasWarned = true;
      logger?.warn(
        { trustProxy },
        'X-Forwarded-For is ignored. Behind a proxy, all visitors share one rate limit: set TRUST_PROXY to the number of proxies.',
      );
    }
    const socket = context.env?.incoming?.socket.remoteAddress ?? '';
    if (isTooMuch(clientAddress(socket, header('x-forwarded-for'), trustProxy)))
      return end(429, 'too many requests', { 'retry-after': '60' });
    if (!/^application\/json\b/i.test(header('content-type') ?? ''))
      return end(415, 'send application/json');
    const record: unknown = await context.req.json().catch(() => undefined);
    if (record === undefined) return end(400, 'not JSON');
    const faults = faultsOf(record);
    if (faults.length > 0) return end(422, faults.join('; '));
    const { id } = record as DecisionRecord;
    const added = await log.add(record as DecisionRecord, new Date(now()).toISOString());
    if (added === 'conflict') return end(409, 'the id belongs to a record with other content');
    metrics.countRecord(added);
    return context.json({ id }, added === 'new' ? 201 : 200);
  };
}

function addOperatorRoutes(app: Hono<Bindings>, { log, token, logger }: ReceiverOptions): void {
  const forOperator: MiddlewareHandler<Bindings> = async (context, next) => {
    if (!isSame(context.req.header('authorization'), token && `Bearer ${token}`))
      return refuse(context, 401, 'operator only', { 'www-authenticate': 'Bearer' });
    return next();
  };
  app.get('/api/consent/records.jsonl', forOperator, (context) =>
    context.body(exportStream(entriesOf(log), jsonLine), 200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
    }),
  );
  app.get('/api/consent/records.csv', forOperator, (context) =>
    context.body(exportStream(entriesOf(log), csvLine, csvHeader()), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="decisions.csv"',
    }),
  );
  app.delete('/api/consent/records/:id', forOperator, async (context) => {
    const isErased = await log.erase(context.req.param('id'));
    // The id is in the visitor's cookie, so it is personal data.
    logger?.info({ erased: isErased ? 1 : 0 }, 'The operator asked to erase a record.');
    return isErased ? context.body(null, 204) : refuse(context, 404, 'no record has this id');
  });
}

function addDocuments(
  app: Hono<Bindings>,
  metrics: Metrics,
  { log, isOpen = () => true }: ReceiverOptions,
): void {
  app.get('/healthz', (context) => context.json({ status: 'alive' }));
  app.get('/readyz', async (context) => {
    const isReady =
      isOpen() &&
      (await log.check().then(
        () => true,
        () => false,
      ));
    return isReady ? context.json({ status: 'ready' }) : refuse(context, 503, 'not ready');
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/openapi.yaml', (context) =>
    context.body(apiText, 200, { 'content-type': 'application/yaml; charset=utf-8' }),
  );
  app.get('/consent-record.schema.json', (context) =>
    context.body(schemaText, 200, { 'content-type': 'application/schema+json' }),
  );
}

function refuse(
  context: ReceiverContext | Context,
  status: Status,
  reason: string,
  headers: Record<string, string> = {},
): Response {
  return context.json({ error: reason }, status, headers);
}

/** Compares in the same time, however much of it is right. */
function isSame(given = '', wanted = ''): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return wanted !== '' && one.length === other.length && timingSafeEqual(one, other);
}
