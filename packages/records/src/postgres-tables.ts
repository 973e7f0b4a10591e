/** Months ahead of the present one that get a partition. */
const AHEAD = 2;

/**
 * One table, partitioned by the month of `decidedAt`. The key of a partitioned table contains the month, so a second table makes
 * the id alone unique. The month comes from visitors' clocks, so a record far from the present goes into the default partition:
 * nobody can create partitions by sending records. Times and ids are collated by bytes, as SQLite does.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS decision_ids (id TEXT COLLATE "C" PRIMARY KEY, month TEXT COLLATE "C" NOT NULL);
CREATE TABLE IF NOT EXISTS decision_probe (id INTEGER PRIMARY KEY, checked_at TIMESTAMPTZ NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (
  month TEXT COLLATE "C" NOT NULL, id TEXT COLLATE "C" NOT NULL, decided_at TEXT COLLATE "C" NOT NULL,
  received_at TEXT COLLATE "C" NOT NULL, record JSONB NOT NULL, PRIMARY KEY (month, id)
) PARTITION BY LIST (month);
CREATE INDEX IF NOT EXISTS decisions_in_order ON decisions (decided_at, id);
CREATE INDEX IF NOT EXISTS decisions_by_receipt ON decisions (received_at);
CREATE TABLE IF NOT EXISTS decisions_other PARTITION OF decisions DEFAULT;`;

/** The month of an ISO time, as it is stored: `2026-11`. */
export function monthOf(time: string): string {
  return time.slice(0, 7);
}

/**
 * SQL that creates the tables and the partitions for a time. It changes nothing where they are there already, several receivers
 * may run it at once, and it is a single statement: all of it happens or nothing.
 */
export function tablesFor(now: Date): string {
  const months = Array.from({ length: AHEAD + 1 }, (_, ahead) =>
    monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString()),
  );
  // The number is any number: it names the lock.
  return `DO $$ BEGIN PERFORM pg_advisory_xact_lock(4700001); ${TABLES} ${months.map(partition).join('\n')} END $$`;
}

/** Rows of the month may be in the default partition already; PostgreSQL refuses the new one until they have moved. */
function partition(month: string): string {
  const name = `decisions_${month.replace('-', '_')}`;
  return `IF to_regclass('${name}') IS NULL THEN
  CREATE TABLE ${name} (LIKE decisions INCLUDING ALL);
  WITH moved AS (DELETE FROM decisions_other WHERE month = '${month}' RETURNING *) INSERT INTO ${name} SELECT * FROM moved;
  ALTER TABLE decisions ATTACH PARTITION ${name} FOR VALUES IN ('${month}');
END IF;`;
}
