import { acceptAllOutweighsGpc, isImpliedGrant } from './jurisdiction.js';
import { findMarket } from './market.js';
import type { Category, Jurisdiction, Policy, Service } from './policy/policy.js';
import { expiryOf, isUsable, type ConsentMethod, type ConsentRecord } from './record.js';

/** The present meaning of a decision, or of none. Derived, never stored; frozen. */
export interface ConsentState {
  /** `undecided`: no usable record; `stale`: decided under another revision; `decided`: under this one. */
  readonly status: 'undecided' | 'decided' | 'stale';
  readonly categories: Readonly<Record<string, boolean>>;
  readonly services: Readonly<Record<string, boolean>>;
  /** Whether the visitor has something left to answer: the banner shows. */
  readonly needsDecision: boolean;
  /** The policy's. */
  readonly revision: string;
  /** Epoch milliseconds; `undefined` while undecided. */
  readonly decidedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly method: ConsentMethod | undefined;
  readonly jurisdiction: Jurisdiction;
  readonly market: string;
  readonly signals: { readonly gpc: boolean };
  /** Whether the browser keeps the decision; `false` when it lasts for this page only. */
  readonly persisted: boolean;
}

/** The circumstances of a decision: facts about the page and the browser, not the visitor's answer. */
export interface Circumstances {
  readonly market?: string | undefined;
  /** Global Privacy Control, https://w3c.github.io/gpc/ */
  readonly gpc?: boolean;
  readonly persisted?: boolean;
  /** `true` where nobody can be asked (a PDF, a preview): everything optional is denied and nothing is shown. */
  readonly denied?: boolean;
  /** An answer given elsewhere may arrive later. Until then, no consent is implied. */
  readonly pending?: boolean;
  /** Ids whose vendor could not be notified of denials: their grants count as denied. */
  readonly suspended?: ReadonlySet<string> | undefined;
}

interface Verdict {
  readonly granted: boolean;
  /** Something the visitor has yet to answer. */
  readonly open: boolean;
}

/**
 * Returns the meaning of a record under a policy. Pure: the same input gives the same state, in a browser, a worker or Node.
 *
 * @param now epoch milliseconds
 */
export function evaluate(
  policy: Policy,
  record: ConsentRecord | undefined,
  circumstances: Circumstances,
  now: number,
): ConsentState {
  const evaluation = new Evaluation(policy, record, circumstances, now);
  const categories: Record<string, boolean> = {};
  const services: Record<string, boolean> = {};
  let open = false;
  const isFree = (id: string) => !circumstances.suspended?.has(id);
  for (const category of policy.categories) {
    const verdict = evaluation.category(category);
    const free = isFree(category.id);
    categories[category.id] = verdict.granted && free;
    open ||= verdict.open;
    for (const service of policy.services) {
      if (service.category !== category.id) continue;
      const own = evaluation.service(service, category, verdict);
      services[service.id] = own.granted && free && isFree(service.id);
      open ||= own.open;
    }
  }
  const { usable, market } = evaluation;
  const isImplied = (category: Category) => !category.required && evaluation.impliesGrant(category);
  const implied = !usable && policy.categories.some(isImplied);
  return Object.freeze({
    status: !usable ? 'undecided' : evaluation.stale ? 'stale' : 'decided',
    categories: Object.freeze(categories),
    services: Object.freeze(services),
    needsDecision: open,
    revision: policy.revision,
    decidedAt: usable?.decidedAt,
    expiresAt: usable && expiryOf(usable),
    method: usable?.method ?? (implied ? 'implied' : undefined),
    jurisdiction: market.jurisdiction,
    market: market.id,
    signals: Object.freeze({ gpc: circumstances.gpc === true }),
    persisted: usable !== undefined && circumstances.persisted === true,
  } satisfies ConsentState);
}

const granted: Verdict = { granted: true, open: false };
const denied: Verdict = { granted: false, open: false };
const unasked: Verdict = { granted: false, open: true };

/** One record read under one policy: the sentences of docs/meaning.md, in their order. */
class Evaluation {
  readonly usable: ConsentRecord | undefined;
  readonly stale: boolean;
  readonly market;
  readonly #circumstances: Circumstances;
  readonly #now: number;
  readonly #policy: Policy;

  constructor(
    policy: Policy,
    record: ConsentRecord | undefined,
    circumstances: Circumstances,
    now: number,
  ) {
    this.usable = !circumstances.denied && isUsable(record, now) ? record : undefined;
    this.stale = this.usable !== undefined && this.usable.revision !== policy.revision;
    this.market = findMarket(policy, circumstances.market ?? policy.defaultMarket);
    this.#circumstances = circumstances;
    this.#now = now;
    this.#policy = policy;
  }

  category(category: Category): Verdict {
    if (category.required) return granted;
    if (this.#circumstances.denied) return denied;
    return this.#explicit(category.id, category) ?? this.#implicit(category);
  }

  service(service: Service, category: Category, ofCategory: Verdict): Verdict {
    if (category.required || this.#circumstances.denied) return ofCategory;
    const own = this.#explicit(service.id, category);
    // A date in the future cannot be answered today: asking now would ask for ever.
    const hasBegun = (service.since ?? 0) <= this.#now;
    // A grant from before that day was for another use of it.
    if (own && !(own.granted && this.#isNew(service) && hasBegun)) return own;
    if (!own && (!this.#isNew(service) || this.#answerTo(category.id) === undefined))
      return ofCategory;
    return (own ?? ofCategory).granted && !this.#signalled(category) && hasBegun ? unasked : denied;
  }

  /** Opt-out regimes grant what was not answered, unless an answer may be on its way. */
  impliesGrant(category: Category): boolean {
    const { denied, pending } = this.#circumstances;
    return !denied && !pending && isImpliedGrant(this.market, category);
  }

  #explicit(id: string, category: Category): Verdict | undefined {
    const answer = this.#answerTo(id);
    if (answer === undefined) return undefined;
    if (!answer) return denied;
    if (this.#signalled(category) && !this.#outweighsSignal()) return denied;
    return this.stale ? unasked : granted;
  }

  #implicit(category: Category): Verdict {
    if (this.#signalled(category)) return denied;
    return this.impliesGrant(category) ? granted : unasked;
  }

  #answerTo(id: string): boolean | undefined {
    return this.usable && Object.hasOwn(this.usable.choices, id)
      ? this.usable.choices[id]
      : undefined;
  }

  /** Whether the site began to use the service after the decision, and it was not asked about since. */
  #isNew({ id, since = 0 }: Service): boolean {
    return (
      this.usable !== undefined &&
      (since > this.usable.decidedAt || this.usable.unasked?.includes(id) === true)
    );
  }

  #signalled(category: Category): boolean {
    return category.gpc && this.#circumstances.gpc === true;
  }

  #outweighsSignal(): boolean {
    if (!this.usable?.gpc) return false;
    const { method, market } = this.usable;
    if (acceptAllOutweighsGpc(this.market.jurisdiction) || method === 'save') return true;
    // A partial answer made where accept-all outweighs the signal may rest on one.
    return (
      method !== 'accept-all' &&
      !acceptAllOutweighsGpc(findMarket(this.#policy, market).jurisdiction)
    );
  }
}
