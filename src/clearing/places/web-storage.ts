import type { StoragePlace } from './place.js';

/** @param open returns the storage; it throws if the browser blocks it */
export function webStorage(open: () => Storage): StoragePlace {
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    names: () =>
      attempt(
        (storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''),
        [],
      ),
    clear: (name) =>
      attempt((storage) => {
        storage.removeItem(name);
        return storage.getItem(name) === null ? undefined : 'refused';
      }, 'refused'),
  };
}
