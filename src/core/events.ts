import type { ClearingReport } from './clearing.js';
import type { ConsentState } from './evaluate.js';
import type { ConsentMethod, ConsentRecord } from './record.js';

/** The store has its first state. Fires once, on the store and on `document`; whoever comes late reads `store.state`. */
export class ConsentReadyEvent extends Event {
  static readonly type = 'consent-ready';

  constructor(readonly state: ConsentState) {
    super(ConsentReadyEvent.type, { bubbles: true });
    lockFields(this);
  }
}

export interface ConsentChange {
  readonly state: ConsentState;
  readonly previous: ConsentState;
  /** How it was decided; `api` for a `reset()`. */
  readonly method: ConsentMethod;
  /** Ids of categories and services that this change said no to, whether or not they were granted before. */
  readonly refused: readonly string[];
  /** Ids of categories and services whose scripts have run in this document. */
  readonly ran?: ReadonlySet<string> | undefined;
  /** The decision behind the change, where it was made on this page; another tab, a server or the clock brings none. */
  readonly record?: ConsentRecord | undefined;
}

/** The state became another one. Fires synchronously with the change, on the store and on `document`; cannot be cancelled. */
export class ConsentChangeEvent extends Event implements ConsentChange {
  static readonly type = 'consent-change';

  readonly state: ConsentState;
  readonly previous: ConsentState;
  readonly method: ConsentMethod;
  readonly refused: readonly string[];
  readonly record: ConsentRecord | undefined;
  /** Ids of categories and services that are granted now and were not before. */
  readonly granted: readonly string[];
  /** Ids of categories and services that were granted before and are not now. */
  readonly withdrawn: readonly string[];
  readonly ran: ReadonlySet<string> | undefined;
  /** Those withdrawn or refused whose scripts have run: they cannot be un-run, so what they do goes on until the page is loaded anew. */
  readonly remaining: readonly string[];

  constructor({ state, previous, method, refused, ran, record }: ConsentChange) {
    super(ConsentChangeEvent.type, { bubbles: true });
    this.state = state;
    this.previous = previous;
    this.method = method;
    this.refused = refused;
    this.record = record;
    this.granted = gained(previous, state);
    this.withdrawn = gained(state, previous);
    this.ran = ran;
    this.remaining = Object.freeze(
      [...(ran ?? [])].filter((id) => this.withdrawn.includes(id) || refused.includes(id)),
    );
    // The next listener would read properties that an earlier one wrote.
    lockFields(this);
  }
}

/** Makes an event's fields read-only. The event itself cannot be frozen: an engine that is written in JavaScript, as Node's is, keeps its own notes on it. */
function lockFields(event: Event): void {
  // Of `isTrusted` nothing can be changed, which is no error here.
  for (const name of Object.keys(event)) Reflect.defineProperty(event, name, { writable: false });
}

function gained(before: ConsentState, after: ConsentState): readonly string[] {
  const had: Record<string, boolean> = { ...before.categories, ...before.services };
  const has: Record<string, boolean> = { ...after.categories, ...after.services };
  return Object.freeze(Object.keys(has).filter((id) => has[id] && !had[id]));
}

/**
 * The library has cleared the data of refused services, as far as a page can. Fires on the store and on `document`, after the
 * `consent-change` that refused them, and again when one of their scripts, still running, wrote anew.
 */
export class ConsentClearEvent extends Event {
  static readonly type = 'consent-clear';

  constructor(readonly report: ClearingReport) {
    super(ConsentClearEvent.type, { bubbles: true });
    lockFields(this);
  }
}

export interface ConsentStoreEventMap {
  'consent-clear': ConsentClearEvent;
  'consent-ready': ConsentReadyEvent;
  'consent-change': ConsentChangeEvent;
}

declare global {
  interface DocumentEventMap {
    'consent-ready': ConsentReadyEvent;
    'consent-change': ConsentChangeEvent;
    'consent-clear': ConsentClearEvent;
  }
}
