import type { DistantPlace } from './place.js';

/** The Cache Storage: only there on secure pages. */
export function cacheStorage(): DistantPlace {
  return {
    async names() {
      try {
        return await caches.keys();
      } catch {
        return [];
      }
    },
    async clear(name) {
      try {
        await caches.delete(name);
        return undefined;
      } catch {
        return 'refused';
      }
    },
  };
}
