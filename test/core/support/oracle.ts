import type { Choices, Policy } from '../../../src/core/index.js';
import { day } from './site.js';

const lifetime = 180 * day;

/** What was said yes to, and how. Taken back by deleting it. */
interface Yes {
  underSignal: boolean;
  /** Not by "accept all". */
  specific: boolean;
  revision: string;
  /** No grant outlives its own lifetime, whatever else is answered later. */
  until: number;
}

/**
 * The naive reading of a visitor's answers: a list of all that was said yes to, from which every refusal strikes out what
 * it covers. It knows nothing of records, dates of decisions or cookies, so that it cannot share a mistake with the core.
 */
export class Oracle {
  readonly #yes = new Map<string, Yes>();
  /** Of the record: a partial answer does not prolong what stands. */
  #endsAt = 0;

  constructor(
    public policy: Policy,
    public signal: boolean,
  ) {}

  all(yes: boolean, now: number): void {
    this.#yes.clear();
    if (yes) for (const id of this.#optional()) this.#say(id, false, now);
    this.#endsAt = now + lifetime;
  }

  save(answers: Choices, now: number): void {
    this.#yes.clear();
    for (const id of this.#optional()) {
      const service = this.policy.services.find((one) => one.id === id);
      if (Object.hasOwn(answers, id) ? answers[id] : service && answers[service.category])
        this.#say(id, true, now);
    }
    this.#endsAt = now + lifetime;
  }

  one(id: string, yes: boolean, now: number): void {
    if (now >= this.#endsAt) {
      this.#yes.clear();
      this.#endsAt = now + lifetime;
    }
    for (const covered of this.#coveredBy(id)) {
      if (yes) this.#say(covered, true, now);
      else this.#yes.delete(covered);
    }
  }

  forget(): void {
    this.#yes.clear();
    this.#endsAt = 0;
  }

  /** Whether the record that holds the answers has not ended. */
  lasts(now: number): boolean {
    return now < this.#endsAt;
  }

  /** Whether anything the visitor did can justify this grant now. */
  justifies(
    id: string,
    now: number,
    { acceptAllOutweighs }: { acceptAllOutweighs: boolean },
  ): boolean {
    const yes = this.#yes.get(id);
    if (!yes || now >= yes.until || yes.revision !== this.policy.revision) return false;
    if (!this.signal || !this.#isMarked(id)) return true;
    return yes.underSignal && (yes.specific || acceptAllOutweighs);
  }

  #isMarked(id: string): boolean {
    const category = this.policy.services.find((service) => service.id === id)?.category ?? id;
    return this.policy.categories.some((one) => one.id === category && one.gpc);
  }

  #say(id: string, specific: boolean, now: number): void {
    this.#yes.set(id, {
      underSignal: this.signal,
      specific,
      revision: this.policy.revision,
      until: now + lifetime,
    });
  }

  #coveredBy(id: string): string[] {
    return [
      id,
      ...this.policy.services
        .filter(({ category }) => category === id)
        .map((service) => service.id),
    ];
  }

  #optional(): string[] {
    return this.policy.categories
      .filter(({ required }) => !required)
      .flatMap(({ id }) => this.#coveredBy(id));
  }
}
