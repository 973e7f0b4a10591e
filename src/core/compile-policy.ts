import { isId } from './ids.js';
import { isJurisdiction, strictest } from './jurisdiction.js';
import {
  defaultCookieName,
  defaultLifetimeDays,
  type Category,
  type Market,
  type Policy,
  type PolicyInput,
  type Service,
} from './policy.js';
import { builtInCategories, presetCategories } from './presets.js';
import { longestLifetimeDays } from './record.js';

/** Shorter would ask the same visitor again and again: requirement L13. */
export const shortestLifetimeDays = 30;

export const grammars = {
  revision: /^[A-Za-z0-9._-]{1,32}$/,
  /** RFC 6265: a token, here without the characters that js-cookie would escape. */
  cookieName: /^[A-Za-z0-9_.-]{1,64}$/,
  domain: /^\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
  since: /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/,
};

class Refused extends Error {}

/**
 * Fills in a policy's defaults. Refuses, as a whole, what has a mistake in anything that decides about consent;
 * `definePolicy` says which, and checks the words too.
 *
 * @returns `undefined` for a policy that must not be used
 */
export function compilePolicy(input: unknown): Policy | undefined {
  try {
    return compile(input as PolicyInput);
  } catch (error) {
    // A value of the wrong type, or a getter that throws, is a refusal like the others.
    if (error instanceof Refused || error instanceof TypeError) return undefined;
    throw error;
  }
}

function compile(input: PolicyInput): Policy {
  must(grammars.revision.test(string(input.revision)));
  const categories = list(input.categories ?? builtInCategories).map(compileCategory);
  const services = list(input.services ?? []).map(compileService);
  const ids = [...categories, ...services].map(({ id }) => id);
  must(ids.every(isId) && new Set(ids).size === ids.length);
  must(services.every(({ category }) => categories.some(({ id }) => id === category)));
  const markets = compileMarkets(input.markets ?? {});
  const { defaultMarket } = input;
  must(defaultMarket === undefined || Object.hasOwn(markets, defaultMarket));
  return Object.freeze({
    revision: input.revision,
    ...(input.controller && { controller: input.controller }),
    cookie: compileCookie(input.cookie ?? {}),
    categories: Object.freeze(categories),
    services: Object.freeze(services),
    integrations: list(input.integrations ?? []),
    importFrom: list(input.importFrom ?? []),
    ...(defaultMarket !== undefined && { defaultMarket }),
    markets,
    strictHosts: flag(input.strictHosts),
    reloadOnWithdraw: flag(input.reloadOnWithdraw),
  } satisfies Policy);
}

type CategoryInput = NonNullable<PolicyInput['categories']>[number];

function compileCategory(input: CategoryInput): Category {
  const required = flag(input.required, input.id === 'necessary');
  return Object.freeze({ ...input, required, gpc: !required && flag(input.gpc, input.id === 'marketing') });
}

function compileService(input: NonNullable<PolicyInput['services']>[number]): Service {
  const { since, category, ...details } = typeof input === 'string' ? ({ id: input } as Exclude<typeof input, string>) : input;
  const preset = Object.hasOwn(presetCategories, details.id) ? presetCategories[details.id] : undefined;
  if (since !== undefined) must(grammars.since.test(string(since)) && !Number.isNaN(Date.parse(since)));
  list(details.hosts ?? []).forEach(string);
  list(details.cookies ?? []).forEach(({ name }) => string(name));
  return Object.freeze({
    ...details,
    category: string(category ?? preset),
    ...(since !== undefined && { since: Date.parse(since) }),
  });
}

function compileMarkets(input: NonNullable<PolicyInput['markets']>): Record<string, Market> {
  const markets: Record<string, Market> = {};
  for (const [id, market] of Object.entries(input)) {
    const jurisdiction = market.jurisdiction ?? strictest;
    const lifetimeDays = market.lifetimeDays ?? defaultLifetimeDays;
    must(isId(id) && isJurisdiction(jurisdiction) && Number.isInteger(lifetimeDays));
    must(lifetimeDays >= shortestLifetimeDays && lifetimeDays <= longestLifetimeDays);
    markets[id] = Object.freeze({ ...market, id, jurisdiction, lifetimeDays });
  }
  return Object.freeze(markets);
}

function compileCookie({ name = defaultCookieName, ...rest }: NonNullable<PolicyInput['cookie']>): Policy['cookie'] {
  must(grammars.cookieName.test(string(name)) && !(name in Object.prototype));
  must(rest.domain === undefined || grammars.domain.test(string(rest.domain)));
  return Object.freeze({ name, ...rest });
}

function must(holds: boolean): void {
  if (!holds) throw new Refused();
}

function string(value: unknown): string {
  must(typeof value === 'string');
  return value as string;
}

function list<T>(value: readonly T[]): readonly T[] {
  must(Array.isArray(value));
  return value;
}

function flag(value: boolean | undefined, otherwise = false): boolean {
  must(value === undefined || typeof value === 'boolean');
  return value ?? otherwise;
}
