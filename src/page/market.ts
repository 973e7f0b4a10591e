import { isKnownMarket } from '../core/find-market.js';
import type { ConsentStore } from '../core/store.js';
import { report } from '../report.js';

/** Stores whose market is settled; one that fell to the policy's default may still be told by the first tag to come. */
const settled = new WeakSet<ConsentStore>();

/**
 * The market a page names for itself: the `data-consent-market` of `<html>`, else the first tag's attribute.
 * What the policy and the page's language say comes after these.
 */
export function readMarket(tags: string): string | undefined {
  const root = document.querySelector('html')?.dataset.consentMarket;
  return normalize(root ?? document.querySelector(tags)?.getAttribute('market'));
}

/** The region of the page's language, as a last resort: `sv-SE` is the market `se`, a bare `sv` is none. */
export function marketOfLanguage(lang: string): string | undefined {
  return /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(lang)?.[1]?.toLowerCase();
}

export function settleMarket(store: ConsentStore): void {
  settled.add(store);
}

/** Hears an element's `market` attribute: it may settle the store's market, never change it. */
export function hearMarket(store: ConsentStore, element: Element): void {
  const market = normalize(element.getAttribute('market'));
  if (market === undefined) return;
  if (!settled.has(store)) {
    settled.add(store);
    store.setMarket(market);
  }
  const known = Object.keys(store.policy.markets).join(', ');
  if (!isKnownMarket(store.policy, market)) report(['market-unknown', element.localName, market, known || 'none'], element);
  else if (store.state.market !== market) report(['market-differs', element.localName, market, store.state.market], element);
}

function normalize(market: string | null | undefined): string | undefined {
  return market?.trim().toLowerCase() || undefined;
}
