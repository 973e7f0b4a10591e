import type { ConsentChangeEvent } from '../core/events.js';
import type { Service } from '../core/policy/policy.js';
import type { ConsentStore } from '../core/store.js';

/** @param withdrawn ids that were granted until now */
export type ClearServices = (
  store: ConsentStore,
  services: readonly Service[],
  withdrawn: readonly string[],
) => Promise<void>;

/** A visitor may answer and leave before the clearing module has loaded. The next page then clears. */
const recent = 60_000;

/**
 * Has cleared what services stored, as soon as they are refused: on a withdrawal, and on a first refusal for what was there
 * before. The clearing module loads only then.
 *
 * @param load fetches what clears
 */
export function connectClearing(store: ConsentStore, load: () => Promise<ClearServices>): void {
  const clear = (ids: readonly string[], withdrawn: readonly string[]) => {
    const { policy, state } = store;
    const concerned = policy.services.filter(
      ({ id, category }) => !state.services[id] && (ids.includes(id) || ids.includes(category)),
    );
    if (concerned.length === 0) return;
    const clearing = load().then((run) => run(store, concerned, withdrawn));
    // If it does not load, a later page clears.
    clearing.catch(() => undefined);
  };
  store.addEventListener('consent-change', ({ withdrawn, refused }: ConsentChangeEvent) =>
    clear([...withdrawn, ...refused], withdrawn),
  );
  const { decidedAt = 0 } = store.state;
  if (Date.now() - decidedAt < recent) clear(Object.keys(store.state.services), []);
}
