import type { ConsentChangeEvent } from '../core/events.js';
import type { ConsentRecord } from '../core/record.js';
import type { ConsentStore } from '../core/store.js';
import { renewCookie } from './renewal/renew-cookie.js';
import { keepRecords } from './records/keep-records.js';

/**
 * Connects a store to the endpoints its policy names.
 *
 * @param before the decision the page began with
 * @param changes what has changed since; the caller goes on adding to it
 */
export function connectServer(
  store: ConsentStore,
  before: ConsentRecord | undefined,
  changes: ConsentChangeEvent[],
): void {
  const { records, cookie } = store.policy;
  if (records) keepRecords(store, records, before, changes);
  if (cookie.renewUrl) renewCookie(store, cookie.renewUrl);
}
