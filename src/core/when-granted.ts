import { ConsentChangeEvent } from './events.js';

/**
 * Resolves when a store grants all the ids, but not before `activated` has resolved; rejects with the signal's reason if that
 * aborts first.
 */
export async function whenAllGranted(
  store: EventTarget & { readonly isGranted: (id: string) => boolean },
  ids: readonly string[],
  activated: Promise<unknown> | undefined,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const done = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const check = () => {
      if (ids.every((id) => store.isGranted(id))) resolve();
    };
    signal?.addEventListener('abort', () => reject(signal.reason as Error), {
      signal: done.signal,
    });
    void Promise.resolve(activated).then(() => {
      store.addEventListener(ConsentChangeEvent.type, check, { signal: done.signal });
      check();
    });
  }).finally(() => done.abort());
}
