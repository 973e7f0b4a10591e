import { isImpliedGrant } from '../core/jurisdiction.js';
import { isKnownMarket } from '../core/market.js';
import type { ConsentStore } from '../core/store.js';
import { report } from '../diagnostics/report.js';
import { page } from './trusted-dom.js';

/** Stores whose market is final. The first tag may still change a market that is only the policy's default. */
const fixed = new WeakSet<ConsentStore>();

/** The tags whose `market` counts: the first of them in the page. Content of a CMS is later in the page. */
const tags = 'cookie-banner,cookie-preferences';

/**
 * The market a page names for itself: the `data-consent-market` of `<html>`, else the attribute of the first banner or preferences.
 * The policy and the page's language come after these.
 */
export function readMarket(): string | undefined {
  const root = page.querySelector('html')?.dataset.consentMarket;
  return normalize(root ?? page.querySelector(tags)?.getAttribute('market'));
}

/** The region of the page's language, as a last resort: `sv-SE` is the market `se`, a bare `sv` is none. */
export function marketOfLanguage(lang: string): string | undefined {
  return /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(lang)?.[1]?.toLowerCase();
}

export function fixMarket(store: ConsentStore): void {
  fixed.add(store);
}

/**
 * Reads an element's `market` attribute. It can choose the store's market once and never changes it. Only the first banner or
 * preferences that the parser finds may choose a market in which implied consent grants more. Any other tag may be content.
 */
export function applyMarketAttribute(store: ConsentStore, element: Element): void {
  const market = normalize(element.getAttribute('market'));
  if (market === undefined) return;
  const { policy, state } = store;
  if (!isKnownMarket(policy, market))
    report(
      [
        'market-unknown',
        element.localName,
        market,
        Object.keys(policy.markets).join(', ') || 'none',
      ],
      element,
    );
  if (!fixed.has(store)) {
    const isOfPage = page.readyState === 'loading' && page.querySelector(tags) === element;
    if (!isOfPage && loosens(store, market))
      return report(['market-loosens', element.localName, market, state.market], element);
    fixed.add(store);
    store.setMarket(market);
  } else if (state.market !== market && isKnownMarket(policy, market))
    report(['market-differs', element.localName, market, state.market], element);
}

/** Whether consent to a category is implied there, but not in the market that applies. */
function loosens({ policy, marketOf }: ConsentStore, market: string): boolean {
  return policy.categories.some(
    (category) =>
      isImpliedGrant(marketOf(market), category) && !isImpliedGrant(marketOf(), category),
  );
}

function normalize(market: string | null | undefined): string | undefined {
  return market?.trim().toLowerCase() || undefined;
}
