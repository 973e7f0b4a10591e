import { ConsentChangeEvent } from './events.js';
import type { ConsentStore } from './store.js';

/**
 * Resolves when a store grants all the ids, but not before `visited` has resolved; rejects with the signal's reason if that
 * aborts first.
 */
export async function whenAllGranted(store: ConsentStore, ids: readonly string[], visited: Promise<unknown> | undefined, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const done = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      if (ids.every((id) => store.isGranted(id))) resolve();
    };
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: done.signal });
    void Promise.resolve(visited).then(() => {
      store.addEventListener(ConsentChangeEvent.type, settle, { signal: done.signal });
      settle();
    });
  }).finally(() => done.abort());
}
