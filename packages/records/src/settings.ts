/** The settings of the receiver, from environment variables. */
export interface Settings {
  /** A file for SQLite, or `postgres://…`. */
  readonly database: string;
  readonly port: number;
  readonly host: string;
  /** The operator's token for export and erasure. Without a token, nobody can read or erase. */
  readonly token: string | undefined;
  /** Days after which records are deleted. Without it, all records are kept. */
  readonly retentionDays: number | undefined;
  /** How many proxies in front of the receiver append to `X-Forwarded-For`. */
  readonly trustProxy: number;
  readonly perMinute: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. An empty variable counts as absent.
 *
 * @throws an error that names each variable that is wrong, with its value and what to write
 */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const number = (name: string, least: number, most: number, expected: string) => {
    const text = environment[name];
    if (text === undefined || text === '') return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    faults.push(`${name}: expected ${expected}, got "${text}".`);
    return undefined;
  };

  const settings: Settings = {
    database: environment.DATABASE_URL || 'decisions.sqlite',
    port: number('PORT', 0, 65_535, 'a port from 0 to 65535') ?? 4700,
    host: environment.HOST || '127.0.0.1',
    token: environment.OPERATOR_TOKEN || undefined,
    // Read as zero, a typing error would delete the whole log.
    retentionDays: number(
      'RETENTION_DAYS',
      1,
      36_500,
      'a whole number of days from 1 to 36500, or no variable to keep all records',
    ),
    trustProxy: number('TRUST_PROXY', 0, 10, 'the number of proxies in front, from 0 to 10') ?? 0,
    perMinute:
      number('RATE_PER_MINUTE', 1, 1_000_000, 'a number of requests from 1 to 1000000') ?? 60,
  };
  if (faults.length > 0) throw new Error(faults.join(' '));
  return settings;
}
