import type { ConsentChangeEvent } from '../core/events.js';
import { checkIntegration, isOwnIntegration } from '../core/policy/validate-integrations.js';
import type { IntegrationInput } from '../core/policy/policy.js';
import type { Report } from '../core/diagnostics.js';
import type { ConsentStore } from '../core/store.js';
import { builtIn } from './built-in.js';
import { decisions, type CommonOptions, type Integration } from './integration.js';
import type { ConnectAll } from './vendors-first.js';

/**
 * Connects integrations, each by itself: one that fails does not stop the others.
 *
 * @param suspended receives the ids that count as denied because their vendor could not be notified
 */
export function connectIntegrations(
  entries: readonly IntegrationInput[],
  suspended: Set<string>,
): ConnectAll {
  return (store, report) => {
    const priority = new EventTarget();
    const connections = new Map(entries.map((entry) => [read(entry).id, entry]));
    const connecting = [...connections.values()].map((entry) =>
      new Connection(entry, store, suspended, report).connect(prioritised(store, priority, report)),
    );
    return {
      // An event that is being dispatched cannot be dispatched again.
      notify: (change) =>
        priority.dispatchEvent(new (change.constructor as typeof ConsentChangeEvent)(change)),
      connected: Promise.all(connecting),
    };
  };
}

type Entry = CommonOptions & { readonly id: string };

function read(entry: IntegrationInput): Entry {
  return typeof entry === 'string' ? { id: entry } : (entry ?? {});
}

/** One integration of a page. */
class Connection {
  readonly #entry: IntegrationInput;
  readonly #store: ConsentStore;
  readonly #suspended: Set<string>;
  readonly #report: Report;

  constructor(
    entry: IntegrationInput,
    store: ConsentStore,
    suspended: Set<string>,
    report: Report,
  ) {
    this.#entry = entry;
    this.#store = store;
    this.#suspended = suspended;
    this.#report = report;
  }

  /** Resolves when it is connected, or has failed once; it is then tried again at each answer. */
  async connect(store: ConsentStore): Promise<void> {
    if (this.#isMistaken()) return this.#suspend();
    const { id, ...options } = read(this.#entry);
    const reportEarly = (call: string) => this.#report(['vendor-early', id, call]);
    try {
      const integration = isOwnIntegration(this.#entry)
        ? (this.#entry as Integration)
        : await builtIn[id]?.();
      integration?.connect(store, options, reportEarly);
      this.#resume();
    } catch (error) {
      this.#report(['integration-failed', id, String(error)]);
      this.#suspend();
      this.#store.addEventListener('consent-change', () => void this.connect(store), {
        once: true,
      });
    }
  }

  #isMistaken(): boolean {
    const { categories, services } = this.#store.policy;
    let isSound = true;
    checkIntegration(
      this.#entry,
      [...categories, ...services].map(({ id }) => id),
      (key, reason) => {
        isSound = false;
        this.#report(['integration-refused', read(this.#entry).id + key, reason]);
      },
    );
    return !isSound;
  }

  /** What must not be released before the vendor is notified: its service, else what decides about its purposes. */
  #ids(): string[] {
    const { policy } = this.#store;
    const { id, ...options } = read(this.#entry);
    const { service, decides } = decisions(policy, id, options);
    const own = policy.services.some((known) => known.id === id) ? id : undefined;
    const required = policy.categories
      .filter((category) => category.required)
      .map((category) => category.id);
    const decisive = service ?? own;
    return (decisive === undefined ? decides.map(([, by]) => by) : [decisive]).filter(
      (each) => !required.includes(each),
    );
  }

  #suspend(): void {
    for (const id of this.#ids()) this.#suspended.add(id);
    this.#store.refresh();
  }

  #resume(): void {
    if (this.#ids().filter((id) => this.#suspended.delete(id)).length > 0) this.#store.refresh();
  }
}

/** The store as integrations see it: its listeners receive each change before the page's elements do. */
function prioritised(store: ConsentStore, priority: EventTarget, report: Report): ConsentStore {
  const listening =
    (name: 'addEventListener' | 'removeEventListener') =>
    (type: string, ...rest: [EventListener]) =>
      (type === 'consent-change' ? priority : store)[name](type, ...rest);
  const own: Readonly<Record<PropertyKey, unknown>> = {
    addEventListener: listening('addEventListener'),
    removeEventListener: listening('removeEventListener'),
    subscribe: (run: (state: ConsentStore['state']) => void) => {
      run(store.state);
      const listener = () => {
        try {
          run(store.state);
        } catch (error) {
          // A vendor's own mistake; nobody else may suffer from it.
          report(['vendor-failed', String(error)]);
        }
      };
      priority.addEventListener('consent-change', listener);
      return () => priority.removeEventListener('consent-change', listener);
    },
  };
  return new Proxy(store, {
    get(target, key) {
      if (Object.hasOwn(own, key)) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
