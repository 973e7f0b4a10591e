import type { ConsentRecord } from '../core/record.js';
import type { ConsentStorage } from '../core/store-options.js';

/** Keeps the record as long as the page, or the test, lives. */
export function memoryStorage(initial?: ConsentRecord): ConsentStorage {
  let kept = initial;
  return {
    read: () => kept,
    write(record) {
      kept = record;
      return true;
    },
    clear() {
      kept = undefined;
    },
  };
}
