import type { ImportResult } from './read-decision.js';

/**
 * Other tools' decisions were looked for: what was found of each, what was taken over, and why not. Fires once on
 * `document`, where the policy has `importFrom` and nothing was decided here before; whoever comes late awaits
 * `store.settled`, which resolves with the same results.
 */
export class ConsentImportEvent extends Event {
  static readonly type = 'consent-import';

  constructor(readonly results: readonly ImportResult[]) {
    super(ConsentImportEvent.type, { bubbles: true });
  }
}

declare global {
  interface DocumentEventMap {
    'consent-import': ConsentImportEvent;
  }
}
