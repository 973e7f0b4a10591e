import { builtInPolicy } from './built-in-policy.js';
import { compilePolicy } from '../core/policy/compile.js';
import { ConsentReadyEvent } from '../core/events.js';
import {
  isFollowing,
  type IntegrationInput,
  type Policy,
  type PolicyInput,
} from '../core/policy/policy.js';
import type { ConsentStorage } from '../core/store-options.js';
import { ConsentStore } from '../core/store.js';
import { findPolicy, isCompiled } from './find-policy.js';
import { newId } from '../page/new-id.js';
import { connectReloadOffer } from './reload-offer.js';
import { openPreferences } from './open-preferences.js';
import { broadcast, getConsentStore, providePageStore } from '../page/page-store.js';
import { connectClearing } from '../clearing/connect.js';
import { marketOfLanguage, readMarket, fixMarket } from '../page/market.js';
import { connectEndpoints } from '../endpoints/connect.js';
import { connectOpeners } from '../page/openers.js';
import { readGpc } from '../page/privacy-signals.js';
import { connectScriptGate } from '../activation/script-gate.js';
import { connectTabSync } from '../page/tab-sync.js';
import { notifyVendorsFirst } from '../integrations/vendors-first.js';
import { ranScripts } from '../activation/executed.js';
import { whenActivated, whenPageActivated } from '../activation/page-activation.js';
import { report } from '../diagnostics/report.js';
import { cookieStorage } from '../page/cookie-storage.js';
import { page } from '../page/trusted-dom.js';

/**
 * The configuration of a page before its store is made: a policy, a market, or both. Without a policy also integrations, in
 * addition to those of the policy block in the page.
 */
export type ConsentConfig = (
  | PolicyInput
  | Policy
  | { readonly revision?: undefined; readonly integrations?: readonly IntegrationInput[] }
) & {
  readonly market?: string;
};

/** The tool that is followed keeps the answers: a copy of ours could outlive a withdrawal made where we are not. */
const noStorage: ConsentStorage = {
  read: () => undefined,
  write: () => false,
  clear: () => undefined,
};

/**
 * Makes the page's store and connects it to the page: blocked scripts, openers of the preferences, other tabs.
 * Call it before anything else to bring a policy of your own; `auto` calls it for you. A page has one store: a second
 * call, or a second copy of the library, gets the first one, and another policy is reported and ignored.
 *
 * A policy with a mistake is not used: everything optional is denied and the console reports the fixes.
 *
 * Without a document (on a server, in a worker), it returns a store that denies everything optional, takes no answer and
 * belongs to the caller alone: nothing is shared between requests.
 *
 * @fires consent-ready on the store and on `document`, in a microtask
 */
export function configureConsent(config: ConsentConfig = {}): ConsentStore {
  const { market, policy, integrations } = read(config);
  if (!globalThis.document) return makeServerStore(policy);
  const existing = getConsentStore();
  if (existing) {
    const [given, current] = [
      (policy as PolicyInput | undefined)?.revision,
      existing.policy?.revision,
    ];
    if (given !== undefined && given !== current) report(['second-policy', given, current]);
    return existing;
  }
  const suspended = new Set<string>();
  const store = makeStore(findPolicy(policy), market, suspended);
  providePageStore(store);
  connectImports(store);
  connectPage(store, [...new Set([store.policy.integrations, integrations].flat())], suspended);
  queueMicrotask(() => store.dispatchEvent(new ConsentReadyEvent(store.state)));
  return store;
}

/** Reads the keys that are allowed without a policy. Any other value counts as a policy that is not valid. */
function read(config: ConsentConfig): {
  market?: string | undefined;
  policy: unknown;
  integrations: readonly IntegrationInput[];
} {
  try {
    // Its own word: another script's mistake with `Object.prototype` names no market.
    const said = Object.assign(Object.create(null) as typeof config, config);
    const { market, ...rest } = said;
    const { integrations = [], ...others } = rest;
    const isPolicy =
      typeof config !== 'object' ||
      (config as unknown) === null ||
      Array.isArray(config) ||
      Object.values(others).some((value) => value !== undefined);
    const policy = isCompiled(config) ? config : rest;
    return { market, policy: isPolicy ? policy : undefined, integrations };
  } catch {
    return { policy: null, integrations: [] };
  }
}

/** @param found `undefined` where the page's policy must not be used: the store then denies everything */
function makeStore(
  found: Policy | undefined,
  given: string | undefined,
  suspended: ReadonlySet<string>,
): ConsentStore {
  const policy = found ?? builtInPolicy();
  // Not `documentElement`: an image of that name would take its place, and name a market.
  const root = page.querySelector('html') as HTMLElement;
  const market = given ?? readMarket();
  const store = new ConsentStore({
    policy,
    storage: isFollowing(policy) ? noStorage : cookieStorage(policy, report),
    // A page may have replaced the clock by one that counts fractions.
    now: () => Math.floor(Date.now()),
    market: market ?? policy.defaultMarket ?? marketOfLanguage(root.lang),
    gpc: readGpc(),
    denied: found === undefined || root.dataset.consentMode === 'denied',
    locale: () => root.lang || undefined,
    report,
    ran: ranScripts,
    ...(policy.records && { newId }),
    suspended,
    broadcast,
    get activated() {
      return whenActivated();
    },
  });
  if (market !== undefined) fixMarket(store);
  return store;
}

/** Denies, because an opt-out market must not imply consent in markup that a server renders. */
function makeServerStore(given: unknown): ConsentStore {
  const policy = isCompiled(given) ? given : (compilePolicy(given) ?? builtInPolicy());
  return new ConsentStore({ policy, storage: noStorage, now: Date.now, denied: true });
}

/** Another tool's decision counts where there is none of ours; while it may be on its way, nobody is asked. */
function connectImports(store: ConsentStore): void {
  const { policy } = store;
  if (policy.importFrom.length === 0 || store.record || store.denied) return;
  const importing = Promise.resolve(whenPageActivated())
    .then(() => import('../importers/run.js'))
    .then(({ start }) => start(store))
    .catch((error) => report(['import-not-loaded', String(error)]));
  // If the other tool still asks, this library never does.
  store.waitFor(importing, isFollowing(policy));
}

function connectPage(
  store: ConsentStore,
  integrations: readonly IntegrationInput[],
  suspended: Set<string>,
): void {
  if (integrations.length > 0) {
    notifyVendorsFirst(store, async () =>
      (await import('../integrations/connect.js')).connectIntegrations(integrations, suspended),
    );
  }
  connectTabSync(store);
  connectClearing(store, async () => (await import('../clearing/clear-services.js')).clearServices);
  connectScriptGate(store, whenActivated());
  connectReloadOffer(store);
  connectEndpoints(store, whenPageActivated());
  connectOpeners((opener) => void openPreferences(opener));
}
