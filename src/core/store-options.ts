import type { Report } from './diagnostics.js';
import type { Policy } from './policy/policy.js';
import type { ConsentRecord } from './record.js';

/** The parts of a store that depend on the page: clock, storage, signals. */
export interface ConsentStoreOptions {
  readonly policy: Policy;
  readonly storage: ConsentStorage;
  /** The clock, epoch milliseconds: `Date.now`. */
  readonly now: () => number;
  readonly market?: string | undefined;
  /** Whether Global Privacy Control is on. */
  readonly gpc?: boolean;
  /** Nobody can be asked here: all optional categories are denied, and no answer is taken. */
  readonly denied?: boolean;
  /** The language of the words on the page, for the record. */
  readonly locale?: () => string | undefined;
  /** Gives each decision an id, where records of decisions are sent. */
  readonly newId?: () => string;
  /** Receives mistakes of developers. */
  readonly report?: Report;
  /** Ids of what cannot be undone in this document: the scripts of those categories and services have run. */
  readonly ran?: () => ReadonlySet<string>;
  /** Resolves after activation and after vendors were notified. Nothing is released before. */
  readonly activated?: Promise<unknown> | undefined;
  /** Receives each event of the store after all of its listeners. */
  readonly broadcast?: (event: Event) => void;
  /** Ids that count as denied for now, whatever was answered. Call {@link ConsentStore.refresh} when the set changed. */
  readonly suspended?: ReadonlySet<string>;
}

/** The storage of the store's one record. No method throws: a storage that fails counts as empty. */
export interface ConsentStorage {
  /** The record that is kept now, read anew at each call. */
  read(): ConsentRecord | undefined;
  /** Keeps a record and reads it back. @returns whether it is really kept */
  write(record: ConsentRecord): boolean;
  clear(): void;
}
