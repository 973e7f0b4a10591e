import { builtInPolicy } from './built-in-policy.js';
import { compilePolicy } from './core/compile-policy.js';
import { ConsentReadyEvent } from './core/events.js';
import type { Policy, PolicyInput } from './core/policy.js';
import { ConsentStore } from './core/store.js';
import { openPreferences } from './open-preferences.js';
import { connectBroadcast } from './page/broadcast.js';
import { marketOfLanguage, readMarket, settleMarket } from './page/market.js';
import { connectOpeners } from './page/openers.js';
import { getConsentStore, providePageStore } from './page/page-store.js';
import { readGpc } from './page/privacy-signals.js';
import { connectScriptGate } from './page/script-gate.js';
import { connectTabSync } from './page/tab-sync.js';
import { whenVisited } from './release/visited.js';
import { report } from './report.js';
import { cookieStorage } from './storage/cookie-storage.js';

/** What a page may say before its store is made: a whole policy, a market, or both. */
export type ConsentConfig = (PolicyInput | Policy | { readonly revision?: undefined }) & { readonly market?: string };

/** Elements whose `market` attribute counts before they are defined; tags of other names are heard when they come. */
const tags = 'cookie-banner[market],cookie-preferences[market],cookie-declaration[market]';
/** Keys of the policy that later versions act on. */
const notYet = ['integrations', 'importFrom'] as const;
const inlineSelector = 'script[type="application/json"][data-consent-policy]';

/**
 * Makes the page's store and connects it to the page: scripts held for consent, openers of the preferences, other tabs.
 * Call it before anything else to bring a policy of your own; `auto` calls it for you. A page has one store: a second
 * call, or a second copy of the library, gets the first one, and another policy is told and ignored.
 *
 * A policy with a mistake is not used: everything optional is denied and the console says what to mend.
 *
 * @fires consent-ready on the store and on `document`, in a microtask
 */
export function configureConsent(config: ConsentConfig = {}): ConsentStore {
  const { market, ...rest } = config;
  const given = isCompiled(config) ? config : rest;
  const existing = getConsentStore();
  if (existing) {
    if (given.revision !== undefined && given.revision !== existing.policy.revision) {
      report(['second-policy', given.revision, existing.policy.revision]);
    }
    return existing;
  }
  const found = given.revision !== undefined ? { input: given as unknown, source: 'configureConsent()' } : findInline();
  const store = makeStore(usablePolicy(found), market);
  providePageStore(store);
  connectPage(store);
  queueMicrotask(() => store.dispatchEvent(new ConsentReadyEvent(store.state)));
  return store;
}

interface FoundPolicy {
  readonly input: unknown;
  readonly source: string;
}

function findInline(): FoundPolicy {
  const script = document.querySelector(inlineSelector);
  if (!script) return { input: builtInPolicy, source: '' };
  const source = '<script type="application/json" data-consent-policy>';
  try {
    return { input: JSON.parse(script.textContent), source };
  } catch (error) {
    report(['policy-not-json', String(error)]);
    return { input: undefined, source: '' };
  }
}

function usablePolicy({ input, source }: FoundPolicy): Policy | undefined {
  const policy = isCompiled(input) ? input : compilePolicy(input);
  const developing = /^(?:localhost|127\.0\.0\.1|\[::1\])$|\.(?:localhost|local|test)$/.test(location.hostname);
  // The validator knows every rule and every word about it; visitors need neither.
  if (source !== '' && (!policy || developing) && !isCompiled(input)) void explain(input, source);
  return policy;
}

async function explain(input: unknown, source: string): Promise<void> {
  const { explainPolicy } = await import('./explain-policy.js');
  explainPolicy(input, source);
}

function isCompiled(input: unknown): input is Policy {
  return typeof input === 'object' && input !== null && Object.isFrozen(input) && Object.hasOwn(input, 'strictHosts');
}

function makeStore(policy: Policy | undefined, market: string | undefined): ConsentStore {
  const used = policy ?? (compilePolicy(builtInPolicy) as Policy);
  const named = market ?? readMarket(tags);
  const root = document.documentElement;
  const store = new ConsentStore({
    policy: used,
    storage: cookieStorage(used, report),
    now: () => Date.now(),
    market: named ?? used.defaultMarket ?? marketOfLanguage(root.lang),
    gpc: readGpc(),
    denied: policy === undefined || root.dataset.consentMode === 'denied',
    locale: () => root.lang || undefined,
    report,
    ...visited(),
  });
  if (named !== undefined) settleMarket(store);
  const unheard = notYet.filter((key) => used[key].length > 0);
  if (unheard.length > 0) report(['not-available', unheard.join(', ')]);
  return store;
}

function visited(): { visited?: Promise<unknown> } {
  const promise = whenVisited();
  return promise ? { visited: promise } : {};
}

function connectPage(store: ConsentStore): void {
  connectBroadcast(store);
  connectTabSync(store);
  connectScriptGate(store, whenVisited());
  connectOpeners(() => void openPreferences());
}
