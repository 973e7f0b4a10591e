import {
  ConsentStore,
  type ConsentChangeEvent,
  type ConsentStoreOptions,
} from '../../../src/core/index.js';
import { memoryStorage } from '../../../src/page/memory-storage.js';
import { now, site } from './site.js';

/** A clock that only a test moves. */
export function clock(at = now): { at: number; read: () => number } {
  const self = { at, read: () => self.at };
  return self;
}

export function openStore(options: Partial<ConsentStoreOptions> = {}): ConsentStore {
  return new ConsentStore({
    policy: site,
    storage: memoryStorage(),
    market: 'no',
    now: () => now,
    ...options,
  });
}

/** Every change from now on. */
export function changesOf(store: ConsentStore): ConsentChangeEvent[] {
  const changes: ConsentChangeEvent[] = [];
  store.addEventListener('consent-change', (event) => changes.push(event));
  return changes;
}
