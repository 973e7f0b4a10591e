import { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { report } from '../diagnostics/report.js';

/**
 * Passes every change to the modules that send records and renew the cookie. Both load only if the policy names an endpoint.
 * Changes before that wait in `changes`.
 */
export function connectEndpoints(
  store: ConsentStore,
  activated: Promise<unknown> | undefined,
): void {
  const { records, cookie } = store.policy;
  if (!records && !cookie.renewUrl) return;
  const before = store.record;
  const changes: ConsentChangeEvent[] = [];
  if (records) store.addEventListener(ConsentChangeEvent.type, (event) => changes.push(event));
  Promise.resolve(activated)
    .then(() => import('./tell-server.js'))
    .then(({ connectServer }) => connectServer(store, before, changes))
    .catch((error: unknown) => report(['server-not-told', String(error)]));
}
