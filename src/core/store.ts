import { answerEverything, answerOne, type DecisionContext } from './decide.js';
import type { ClearingReport } from './clearing.js';
import { evaluate, type ConsentState } from './evaluate.js';
import { ConsentChangeEvent, ConsentClearEvent, type ConsentStoreEventMap } from './events.js';
import { findMarket } from './market.js';
import { areSame, currentRecord, resolveRace, type Snapshot } from './reconcile.js';
import {
  findCategory,
  findService,
  servicesOf,
  type Market,
  type Policy,
} from './policy/policy.js';
import { toRecord } from './cookie.js';
import {
  type Choices,
  type ConsentMethod,
  type ConsentRecord,
  denials,
  isUsable,
  latest,
  optionalIds,
  refusedBetween,
} from './record.js';
import type { Mistake } from './diagnostics.js';
import type { ConsentStoreOptions } from './store-options.js';
import { whenAllGranted } from './when-granted.js';

/**
 * The observable decision of a page. Its methods, all bound, take answers. {@link state} and events report their meaning. On a page take it from `getConsentStore()`; make your own only on a server or in a test.
 *
 * @fires consent-ready once, when the page's wiring is done
 * @fires consent-change synchronously, whenever {@link state} became another object
 * @fires consent-clear after what refused services had stored was cleared
 */
export class ConsentStore extends EventTarget {
  readonly policy: Policy;
  /** Nobody can be asked on this page: no answer is taken. */
  readonly denied: boolean;
  readonly #options: ConsentStoreOptions;
  #record: ConsentRecord | undefined;
  #replaced: ConsentRecord | undefined;
  #state: ConsentState;
  #market: string | undefined;
  #pending = false;
  readonly #changes: ConsentChangeEvent[] = [];
  #dispatching = false;
  #cleared: ClearingReport | undefined;

  constructor(options: ConsentStoreOptions) {
    super();
    this.#options = options;
    this.policy = options.policy;
    this.denied = options.denied === true;
    this.#market = options.market;
    this.#record = options.storage.read();
    this.#state = this.#evaluateCurrent(true);
  }

  /** The current consent state. Frozen; the same object until it changes. */
  get state(): ConsentState {
    return this.#state;
  }

  /**
   * Whether a category or a service is granted; with both, whether that service of that category is.
   * An id the policy does not have is not granted.
   */
  isGranted = (id: string, service?: string): boolean => {
    const { categories, services } = this.#state;
    if (service === undefined) return own(categories, id) ?? own(services, id) ?? false;
    return findService(this.policy, service)?.category === id && own(services, service) === true;
  };

  /** Calls `run` now and after every change. @returns what stops it */
  subscribe = (run: (state: ConsentState) => void): (() => void) => {
    const listener = () => run(this.#state);
    this.addEventListener(ConsentChangeEvent.type, listener);
    try {
      listener();
    } catch (error) {
      this.removeEventListener(ConsentChangeEvent.type, listener);
      throw error;
    }
    return () => this.removeEventListener(ConsentChangeEvent.type, listener);
  };

  /**
   * Resolves as soon as all the ids are granted, at once if they are; stays pending on a denial, and while the page is
   * only being prerendered. Rejects with the signal's reason if that aborts.
   */
  whenGranted = (
    ids: string | readonly string[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<void> => whenAllGranted(this, [ids].flat(), this.#options.activated, signal);

  /** Grants every category. Under Global Privacy Control in the US, those it denies stay denied. */
  grantAll = (): void => this.#answerEverything(true, 'accept-all');

  /** Denies every optional category. */
  denyAll = (): void => this.#answerEverything(false, 'reject-all');

  /** The same as {@link denyAll}, recorded as a withdrawal. */
  withdrawAll = (): void => this.#answerEverything(false, 'withdraw');

  /** Answers everything: an optional category that is not named is denied. Services may be answered besides. */
  save = (answers: Choices): void => {
    for (const [id, answer] of Object.entries(answers)) {
      if (
        this.#isOptional(id, `save({ ${id}: ${String(answer)} })`, !answer) &&
        typeof answer !== 'boolean'
      ) {
        this.#report(['answer-not-boolean', id]);
      }
    }
    this.#answerEverything(answers, 'save');
  };

  /** Grants one category or service; nothing else is answered by it. @param method where the answer was given */
  grant = (id: string, method: ConsentMethod = 'api'): void => {
    // `forEach` passes an index as the second argument.
    if (this.#isOptional(id, `grant("${id}")`))
      this.#answerOne(id, true, method === 'gate' ? method : 'api');
  };

  /** Takes one category or service back. A required one cannot be. */
  withdraw = (id: string): void => {
    if (this.#isOptional(id, `withdraw("${id}")`, true)) this.#answerOne(id, false, 'withdraw');
  };

  /**
   * Forgets the decision and asks again, as on a first visit: at sign-out on a shared machine. The next person has said yes to
   * nothing, so this refuses everything optional: what a gate shows once ends too.
   */
  reset = (): void => {
    this.#options.storage.clear();
    this.#publish(undefined, false, 'api', optionalIds(this.policy));
  };

  /**
   * Restores a decision from elsewhere, such as the visitor's account. The newer decision wins, with its own dates. If both are
   * equally old, or a clock was ahead, only ids that both grant are granted. A record that is not usable is ignored.
   */
  restore = (record: unknown): void => {
    const restored = toRecord(record);
    if (this.denied || !isUsable(restored, this.#options.now())) return;
    const current = this.#readCurrent();
    const now = this.#options.now();
    const winner = isUsable(current, now) ? latest(current, restored, now) : restored;
    if (winner !== current) this.#commit(winner, refusedBetween(this.#record, winner));
  };

  /** Changes the page's market, and with it the law, the lifetime and the words of what is asked from now on. */
  setMarket = (id: string): void => {
    this.#market = id;
    this.refresh();
  };

  /** Returns a market as the policy or else the law defines it. Default: the market that applies here. */
  marketOf = (id = this.#state.market): Market => findMarket(this.policy, id);

  /** The promise that {@link waitFor} received; `undefined` if it was not called. */
  settled: Promise<unknown> | undefined;

  /** Opens the settings of the tool that this store follows; `undefined` until it is loaded. */
  openFollowed: (() => void) | undefined;

  /**
   * Waits for an answer from elsewhere, such as from another tool's cookie. Until `settled` resolves, nobody is asked and no
   * consent is implied. It must not reject.
   *
   * @param stays whether nobody is ever asked here, because answers come from elsewhere alone
   */
  waitFor = (answer: Promise<unknown>, stays = false): void => {
    const refresh = (pending: boolean) => {
      this.#pending = pending;
      this.refresh();
    };
    this.settled = answer;
    refresh(true);
    void answer.then(() => stays || refresh(false));
  };

  /**
   * Reads the storage and the clock again: another tab, a server or time may have changed what is true.
   *
   * @returns whether the stored record was corrected, so other tabs must read it again
   */
  refresh = (): boolean => {
    const stored = this.#options.storage.read();
    const winner = resolveRace(currentRecord(stored, this.#snapshot), this.#snapshot);
    if (stored && winner && !areSame(winner, stored, this.policy)) {
      const persisted = this.#options.storage.write(winner);
      this.#publish(winner, persisted, winner.method, denials(winner));
      return persisted;
    }
    const persisted = stored !== undefined || winner !== this.#record || this.#state.persisted;
    this.#publish(winner, persisted, winner?.method ?? 'api', refusedBetween(this.#record, winner));
    return false;
  };

  /** The last clearing report of this page; `undefined` before the first one. */
  get cleared(): ClearingReport | undefined {
    return this.#cleared;
  }

  /** Publishes what was cleared. For the code that clears. */
  reportCleared = (report: ClearingReport): void => {
    this.#cleared = report;
    this.dispatchEvent(new ConsentClearEvent(report));
  };

  /** Calls `run` with the store: the second half of `(window.cetegraConsent ??= []).push(run)`. */
  push = (run: (store: ConsentStore) => void): void => {
    if (typeof run === 'function') run(this);
  };

  /** The record behind {@link state}, to keep elsewhere; `undefined` while nothing was answered. */
  get record(): ConsentRecord | undefined {
    return isUsable(this.#record, this.#options.now()) ? this.#record : undefined;
  }

  /** Whether there was a decision that has expired. */
  get lapsed(): boolean {
    return this.#record !== undefined && !this.record;
  }

  override dispatchEvent(event: Event): boolean {
    const goesOn = super.dispatchEvent(event);
    this.#options.broadcast?.(event);
    return goesOn;
  }

  override addEventListener<K extends keyof ConsentStoreEventMap>(
    type: K,
    listener: (this: ConsentStore, event: ConsentStoreEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  #answerEverything(answers: boolean | Choices, method: ConsentMethod): void {
    if (this.denied) return;
    const record = answerEverything(this.#context(this.#readCurrent()), answers, method);
    this.#commit(record, denials(record), record);
  }

  #answerOne(id: string, granted: boolean, method: ConsentMethod): void {
    if (this.denied) return;
    const refused = granted
      ? []
      : [id, ...servicesOf(this.policy, id).map((service) => service.id)];
    const record = answerOne(this.#context(this.#readCurrent()), id, granted, method);
    this.#commit(record, refused, record);
  }

  #readCurrent(): ConsentRecord | undefined {
    return currentRecord(this.#options.storage.read(), this.#snapshot);
  }

  get #snapshot(): Snapshot {
    return {
      policy: this.policy,
      record: this.#record,
      replaced: this.#replaced,
      persisted: this.#state.persisted,
      now: this.#options.now(),
    };
  }

  /** @param made the same record, where it was decided here and now */
  #commit(record: ConsentRecord, refused: readonly string[], made?: ConsentRecord): void {
    const current = this.#readCurrent();
    const rival = current !== this.#record && current?.decidedAt === record.decidedAt;
    const winner = rival ? latest(record, current) : record;
    this.#replaced = current;
    this.#publish(winner, this.#options.storage.write(winner), winner.method, refused, made);
  }

  #publish(
    record: ConsentRecord | undefined,
    persisted: boolean,
    method: ConsentMethod,
    refused: readonly string[],
    made?: ConsentRecord,
  ): void {
    this.#record = record;
    const previous = this.#state;
    const evaluated = this.#evaluateCurrent(persisted);
    const state = same(evaluated, previous) ? previous : evaluated;
    // A reset without a decision still closes content that was opened once.
    if (state === previous && (record || refused.length === 0)) return;
    this.#state = state;
    this.#changes.push(
      new ConsentChangeEvent({
        state,
        previous,
        method,
        refused: Object.freeze([...refused]),
        ran: this.#options.ran?.(),
        record: made,
      }),
    );
    this.#dispatchChanges();
  }

  /** A listener may answer too. Its change is dispatched after this one, in order. */
  #dispatchChanges(): void {
    if (this.#dispatching) return;
    this.#dispatching = true;
    for (let change = this.#changes.shift(); change; change = this.#changes.shift())
      this.dispatchEvent(change);
    this.#dispatching = false;
  }

  #context(record: ConsentRecord | undefined): DecisionContext {
    const { now, locale, newId } = this.#options;
    return {
      policy: this.policy,
      record,
      state: this.#evaluate(record, true),
      now: now(),
      locale: locale?.(),
      id: newId?.(),
    };
  }

  #evaluateCurrent(persisted: boolean): ConsentState {
    return this.#evaluate(this.#record, persisted, this.#options.suspended);
  }

  #evaluate(
    record: ConsentRecord | undefined,
    persisted: boolean,
    suspended?: ReadonlySet<string>,
  ): ConsentState {
    const { gpc = false, now } = this.#options;
    return evaluate(
      this.policy,
      record,
      {
        market: this.#market,
        gpc,
        denied: this.denied,
        pending: this.#pending,
        persisted,
        suspended,
      },
      now(),
    );
  }

  #isOptional(id: string, call: string, denying = false): boolean {
    const category = findCategory(this.policy, findService(this.policy, id)?.category ?? id);
    if (!category) this.#report(['unknown-id', call, id]);
    else if (category.required && denying) this.#report(['required-stays', call, category.id]);
    return category?.required === false;
  }

  #report(mistake: Mistake): void {
    this.#options.report?.(mistake);
  }
}

function own(answers: Readonly<Record<string, boolean>>, id: string): boolean | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Not by JSON: a page may have given every object a `toJSON`. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  return Object.entries(one).every(([key, value]) =>
    same(value, (other as Record<string, unknown>)[key]),
  );
}
