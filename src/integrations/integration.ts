import { integrationFacts } from '../core/policy/integrations.js';
import type { Policy } from '../core/policy/policy.js';
import type { ConsentStore } from '../core/store.js';

/**
 * Reports the visitor's answers to one vendor. Write your own for a vendor that is not among the library's, and give it
 * to `configureConsent({ integrations: [mine] })`: blocked scripts wait until it is connected.
 */
export interface Integration<Options extends object = object> {
  readonly id: string;
  /**
   * Reports the present state to the vendor at once, before anything of it is released, and every later change, before any
   * element acts on it. To do both, `return store.subscribe((state) => …)`.
   *
   * If it throws, the service of the integration's id counts as denied, and the next answer tries again.
   *
   * @param options what the policy says besides the id
   * @param reportEarly reports to the author that the vendor ran before it was notified; takes the sign of it, such as a global
   * @returns what ends it, if anything must be
   */
  connect(
    store: ConsentStore,
    options: Options,
    reportEarly?: (call: string) => void,
  ): void | (() => void);
}

/** What a vendor may do, by the purposes it distinguishes. */
export type Grants = Readonly<Record<string, boolean>>;

/** Options of every integration of the library. */
export interface CommonOptions {
  /** The service, or category, whose answer decides; left out, the catalogue's service if the policy has it. */
  readonly service?: string;
  /** The category or service that decides about a purpose of the vendor. */
  readonly purposes?: Readonly<Record<string, string>>;
}

/** Whose answers an integration of the library follows: its service, and what decides about each purpose. */
export function decisions({ categories, services }: Policy, id: string, options: CommonOptions) {
  const {
    service: known,
    category,
    purposes = {},
  } = (Object.hasOwn(integrationFacts, id) && integrationFacts[id]) || {};
  const has = (one: string | undefined) =>
    [...categories, ...services].some((each) => each.id === one);
  const service = options.service ?? (has(known) ? known : undefined);
  const decides = Object.entries(purposes).map(([purpose, ids]): [string, string] => {
    // A service's own answer stands for its category.
    const usual =
      service !== undefined && ids === category ? service : (ids.split(' ').find(has) ?? '');
    return [purpose, options.purposes?.[purpose] ?? usual];
  });
  return { service, decides };
}

/**
 * Calls `notify` with what a vendor may do: at once, and whenever that changes. Each purpose needs what
 * decides about it, and the vendor's own service where the policy has it; that service's answer replaces its category's.
 *
 * @param notify also receives the previous grants; none the first time
 * @returns what ends it
 */
export function bindVendor(
  store: ConsentStore,
  id: string,
  options: CommonOptions,
  notify: (grants: Grants, before: Grants | undefined) => void,
): () => void {
  const { service, decides } = decisions(store.policy, id, options);
  let notified: Grants | undefined;
  return store.subscribe(() => {
    const may = service === undefined || store.isGranted(service);
    const grants = Object.fromEntries(
      decides.map(([purpose, by]) => [purpose, may && (by === service || store.isGranted(by))]),
    );
    const before = notified;
    if (before && decides.every(([purpose]) => before[purpose] === grants[purpose])) return;
    notified = grants;
    notify(grants, before);
  });
}
