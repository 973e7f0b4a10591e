import { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { report } from '../diagnostics/report.js';

/**
 * Hands every change to what tells the site's own server: the record of a decision, and that the cookie is to be written
 * again. Both are fetched only where the policy names an endpoint; what is decided before they are here waits in `changes`.
 */
export function connectEndpoints(store: ConsentStore, visited: Promise<unknown> | undefined): void {
  const { records, cookie } = store.policy;
  if (!records && !cookie.renewUrl) return;
  const before = store.record;
  const changes: ConsentChangeEvent[] = [];
  if (records) store.addEventListener(ConsentChangeEvent.type, (event) => changes.push(event));
  Promise.resolve(visited)
    .then(() => import('./tell-server.js'))
    .then(({ tellServer }) => tellServer(store, before, changes))
    .catch((error: unknown) => report(['server-not-told', String(error)]));
}
