/** Why a gate opened: an answer for this one element, for its service, or for its whole category. */
export type GateOpenReason = 'once' | 'service' | 'category';

/** A gate's content is in the DOM. */
export class ConsentGateOpenEvent extends Event {
  static readonly type = 'consent-gate-open';

  constructor(readonly reason: GateOpenReason) {
    super(ConsentGateOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** A gate is about to create the iframe of its `src`. A listener may change `url`. */
export class ConsentGateFrameEvent extends Event {
  static readonly type = 'consent-gate-frame';

  constructor(readonly url: URL) {
    super(ConsentGateFrameEvent.type, { bubbles: true, composed: true });
  }
}

/** A gate's content was taken out of the DOM. */
export class ConsentGateCloseEvent extends Event {
  static readonly type = 'consent-gate-close';

  constructor() {
    super(ConsentGateCloseEvent.type, { bubbles: true, composed: true });
  }
}

/** An author's markup inside of a gate loads before consent. Fires once per offending element; the console reports the fix. */
export class ConsentGateViolationEvent extends Event {
  static readonly type = 'consent-gate-violation';

  constructor(
    /** The element's name: `iframe`. */
    readonly element: string,
    readonly attribute: string,
    readonly url: string,
  ) {
    super(ConsentGateViolationEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'consent-gate-open': ConsentGateOpenEvent;
    'consent-gate-frame': ConsentGateFrameEvent;
    'consent-gate-close': ConsentGateCloseEvent;
    'consent-gate-violation': ConsentGateViolationEvent;
  }
}
