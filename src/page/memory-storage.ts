import type { ConsentRecord } from '../core/record.js';
import type { ConsentStorage } from '../core/store-options.js';

/** Keeps the record as long as the page, or the test, lives. */
export function memoryStorage(initial?: ConsentRecord): ConsentStorage {
  let stored = initial;
  return {
    read: () => stored,
    write(record) {
      stored = record;
      return true;
    },
    clear() {
      stored = undefined;
    },
  };
}
