import { servicesOf, type Category, type Policy, type Service } from '../../core/policy/policy.js';
import type { ConsentState } from '../../core/evaluate.js';
import type { Choices } from '../../core/record.js';

/** The switches that the visitor has changed and not yet saved. */
export class Draft {
  readonly #policy: Policy;
  readonly #state: () => ConsentState;
  readonly #switched = new Map<string, boolean>();

  constructor(policy: Policy, state: () => ConsentState) {
    this.#policy = policy;
    this.#state = state;
  }

  isOn(id: string): boolean {
    const { categories, services } = this.#state();
    return this.#switched.get(id) ?? categories[id] ?? services[id] ?? false;
  }

  /** Switches a category with all of its services, or one service. */
  set(id: string, on: boolean): void {
    this.#switched.set(id, on);
    for (const service of servicesOf(this.#policy, id)) this.#switched.set(service.id, on);
  }

  forget(): void {
    this.#switched.clear();
  }

  /** Services that can be answered apart: where a category has more than one, or where one was answered apart before. */
  hasOwnSwitch(service: Service, category: Category): boolean {
    const { categories, services } = this.#state();
    if (category.required) return false;
    return (
      servicesOf(this.#policy, category.id).length > 1 ||
      services[service.id] !== categories[category.id]
    );
  }

  /** An answer to everything, as `store.save` takes it. */
  answers(): Choices {
    const optional = this.#policy.categories.filter((category) => !category.required);
    const services = optional.flatMap((category) =>
      servicesOf(this.#policy, category.id).filter((service) =>
        this.hasOwnSwitch(service, category),
      ),
    );
    return Object.fromEntries([...optional, ...services].map(({ id }) => [id, this.isOn(id)]));
  }
}
