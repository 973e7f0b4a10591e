import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { createReceiver } from './app.js';
import { describeError } from './describe-error.js';
import { openLog, type DecisionLog } from './log.js';
import { forgetOld } from './retention.js';
import type { Settings } from './settings.js';

const HOUR = 3_600_000;
/** Milliseconds that requests get to end by themselves, and then the database. Together less than five seconds. */
export const GRACE = { requests: 2000, database: 1500 };

/** The listener for a `node:http` server that has other things to serve too. */
export function listenerOf(
  receiver: Pick<ReturnType<typeof createReceiver>, 'fetch'>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return getRequestListener(receiver.fetch);
}

/** A receiver that listens. */
export interface RunningReceiver {
  readonly port: number;
  /** Answers what is under way, then ends connections and the database, in less than five seconds. */
  close(): Promise<void>;
}

/** Opens the log and listens. Rejects if the file of SQLite or the port is not to be had; PostgreSQL may come later. */
export async function startReceiver(settings: Settings, logger: Logger): Promise<RunningReceiver> {
  const log = await openLog(settings.database);
  let isOpen = true;
  const { token, perMinute, trustProxy } = settings;
  const app = createReceiver({ log, token, perMinute, trustProxy, logger, isOpen: () => isOpen });
  const server = serve({
    fetch: app.fetch,
    port: settings.port,
    hostname: settings.host,
    // A caller that sends nothing more does not keep its connection for long. A proxy ends idle connections first, commonly after
    // 60 seconds: if the receiver did, a request that is on its way would fail.
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 65_000,
    },
  }) as Server;
  await once(server, 'listening').catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
  const timer = setInterval(() => void work(log, settings, logger), HOUR).unref();
  void work(log, settings, logger);

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      isOpen = false;
      clearInterval(timer);
      await ended(server);
      await within(GRACE.database, log.close());
    },
  };
}

/** Runs the maintenance. A failure is retried an hour later. */
async function work(log: DecisionLog, { retentionDays }: Settings, logger: Logger): Promise<void> {
  try {
    await log.maintain();
    if (retentionDays === undefined) return;
    const deleted = await forgetOld(log, retentionDays, Date.now());
    if (deleted > 0) logger.info({ deleted, retentionDays }, 'Deleted old records.');
  } catch (error) {
    logger.error(
      { error: describeError(error) },
      'The maintenance failed. The receiver retries in an hour.',
    );
  }
}

/** Ends a server: at once for connections that wait, after a while for requests that do not end. */
async function ended(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await within(GRACE.requests, closed);
  server.closeAllConnections();
  await closed;
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
