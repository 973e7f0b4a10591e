import { shortestLifetimeDays } from './compile.js';
import { isJurisdiction, mayLetObject, strictest } from '../jurisdiction.js';
import { regimeOf } from '../market.js';
import { listed, NameChecks, whyNoId } from './validate-names.js';
import { jurisdictions } from './policy.js';
import { quoted } from './quoted.js';
import { longestLifetimeDays } from '../record.js';

const marketKeys = ['jurisdiction', 'locale', 'lifetimeDays', 'policyHref', 'texts', 'optOut'];

/** Checks `markets` and `defaultMarket`. */
export class MarketChecks extends NameChecks {
  markets(value: unknown, defaultMarket: unknown): void {
    const markets = (value === undefined ? undefined : this.object(value, 'markets')) ?? {};
    for (const [id, market] of Object.entries(markets)) this.#market(id, market);
    if (
      defaultMarket === undefined ||
      (typeof defaultMarket === 'string' && Object.hasOwn(markets, defaultMarket))
    )
      return;
    this.add(
      'defaultMarket',
      `${quoted(defaultMarket)} is not a market of the policy. The policy has ${listed(Object.keys(markets))}.`,
    );
  }

  #market(id: string, value: unknown): void {
    const path = `markets.${id}`;
    const reason = whyNoId(id);
    if (reason !== undefined) this.add(path, `${quoted(id)} is not a valid market id${reason}`);
    const market = this.object(value, path, marketKeys, (text) => `{ "jurisdiction": ${text} }`);
    if (!market) return;
    const { jurisdiction, lifetimeDays, texts } = market;
    if (jurisdiction !== undefined && !isJurisdiction(jurisdiction)) {
      this.add(
        `${path}.jurisdiction`,
        `expected one of ${jurisdictions.join(', ')}, got ${quoted(jurisdiction)}.`,
      );
    }
    const days = lifetimeDays as number;
    if (
      lifetimeDays !== undefined &&
      !(Number.isInteger(days) && days >= shortestLifetimeDays && days <= longestLifetimeDays)
    ) {
      this.add(
        `${path}.lifetimeDays`,
        `expected a whole number from ${shortestLifetimeDays} to ${longestLifetimeDays}, got ${quoted(lifetimeDays)}.`,
      );
    }
    if (market.optOut !== undefined)
      this.#optOut(market.optOut, `${path}.optOut`, jurisdiction ?? regimeOf(id));
    this.optional(market.locale, `${path}.locale`, this.locale);
    this.optional(market.policyHref, `${path}.policyHref`, this.address);
    this.optional(texts, `${path}.texts`, this.words);
  }

  #optOut(value: unknown, path: string, jurisdiction: unknown): void {
    if (!isJurisdiction(jurisdiction) || !mayLetObject(jurisdiction)) {
      this.add(
        path,
        `has no effect under the jurisdiction ${quoted(jurisdiction ?? strictest)}. Only uk, ch and other allow a category until the visitor objects. Remove it.`,
      );
    }
    this.each(value, path, (id, at) => {
      if (id === 'marketing' || typeof id !== 'string')
        this.add(at, `${quoted(id)} always needs consent. Use other categories.`);
      else if (this.declared.categories?.includes(id) === false)
        this.add(at, `${quoted(id)} is not a category of the policy.`);
    });
  }
}
