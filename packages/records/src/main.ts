#!/usr/bin/env node
import { pino } from 'pino';
import { describeError } from './describe-error.js';
import { openLog } from './log.js';
import { countOld, forgetOld } from './retention.js';
import { startReceiver } from './server.js';
import { readSettings, type Settings } from './settings.js';

const HELP = `consent-records                   receives records of consent decisions
consent-records forget --dry-run  prints how many records are older than RETENTION_DAYS
consent-records forget            deletes them

Settings are environment variables: DATABASE_URL PORT HOST OPERATOR_TOKEN RETENTION_DAYS TRUST_PROXY RATE_PER_MINUTE`;

const logger = pino({ base: null });

async function main([command, ...options]: string[]): Promise<void> {
  const isDryRun = options.length === 1 && options[0] === '--dry-run';
  if (command === undefined) return receive(readSettings(process.env));
  if (command === 'forget' && (options.length === 0 || isDryRun))
    return forget(readSettings(process.env), isDryRun);
  if (command === '--help') return console.log(HELP);
  throw new Error(
    `"${[command, ...options].join(' ')}" is not a command, so nothing was done. Use one of these:\n${HELP}`,
  );
}

async function receive(settings: Settings): Promise<void> {
  const receiver = await startReceiver(settings, logger);
  logger.info({ host: settings.host, port: receiver.port }, 'Listening.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'Stopping.');
      // The database may hang. The process ends anyway.
      void receiver.close().finally(() => process.exit());
    });
  }
}

async function forget({ database, retentionDays }: Settings, isDryRun: boolean): Promise<void> {
  if (retentionDays === undefined)
    throw new Error(
      'RETENTION_DAYS: expected a whole number of days from 1 to 36500, got nothing. No record was deleted.',
    );
  const log = await openLog(database);
  try {
    const count = await (isDryRun ? countOld : forgetOld)(log, retentionDays, Date.now());
    console.log(
      `${count} records older than ${retentionDays} days ${isDryRun ? 'would be' : 'were'} deleted.`,
    );
  } finally {
    await log.close();
  }
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  logger.fatal(
    { error: describeError(error) },
    'The receiver stopped. Fix the error, and start it again.',
  );
  process.exitCode = 1;
});
