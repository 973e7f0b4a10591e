import type { LeftReason } from '../../core/clearing.js';
import type { DistantPlace } from './place.js';

/** IndexedDB. The browser deletes an open database as soon as its script closes it. */
export function databases(): DistantPlace {
  return {
    async names() {
      try {
        return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      } catch {
        return [];
      }
    },
    clear: (name) =>
      new Promise<LeftReason | undefined>((resolve) => {
        try {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve(undefined);
          request.onblocked = () => resolve('in-use');
          request.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      }),
  };
}
