import type { ConsentRecord } from './record.js';

/** Where the store keeps its one record. Nothing here throws: a storage that cannot is one that is empty. */
export interface ConsentStorage {
  /** The record that is kept now, read anew at each call. */
  read(): ConsentRecord | undefined;
  /** Keeps a record and reads it back. @returns whether it is really kept */
  write(record: ConsentRecord): boolean;
  clear(): void;
}
