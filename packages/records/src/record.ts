/** A record as `docs/consent-record.schema.json` describes it: what was decided and what was shown, nothing about who decided. */
export interface DecisionRecord {
  readonly version: 1;
  readonly id: string;
  readonly replaces?: string;
  /** ISO 8601 in UTC, by the visitor's clock. */
  readonly decidedAt: string;
  readonly expiresAt: string;
  readonly revision: string;
  readonly market: string;
  readonly jurisdiction: string;
  readonly locale?: string;
  readonly method: string;
  readonly layer: string;
  readonly source?: string;
  readonly trusted: boolean;
  readonly gpc: boolean;
  readonly categories: Readonly<Record<string, boolean>>;
  readonly services: Readonly<Record<string, boolean>>;
  readonly words?: string;
  readonly library: string;
}

/** A stored record with the time by the receiver's own clock, ISO 8601 in UTC. */
export interface LogEntry {
  readonly record: DecisionRecord;
  readonly receivedAt: string;
}
