import { isJurisdiction, strictest } from '../jurisdiction.js';
import { lifetimeIn, regimeOf } from '../market.js';
import {
  type Category,
  defaultCookieName,
  isId,
  type Market,
  type Policy,
  type PolicyInput,
  type Service,
} from './policy.js';
import { builtInCategories, presetCategory } from './presets.js';
import { longestLifetimeDays } from '../record.js';

/** Shorter would ask the same visitor again and again: requirement L13. */
export const shortestLifetimeDays = 30;

export const grammars = {
  revision: /^[A-Za-z0-9._-]{1,32}$/,
  /** RFC 6265: a token, here without the characters that js-cookie would escape. */
  cookieName: /^[A-Za-z0-9_.-]{1,64}$/,
  /** Browsers refuse such a cookie with a domain: https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-cookie-name-prefixes */
  nameOfOneHost: /^__host-/i,
  domain: /^\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
  since: /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/,
};

/**
 * Fills in a policy's defaults. Rejects a policy with a mistake in any key that decides about a grant or its duration;
 * `definePolicy` reports every mistake.
 *
 * @returns `undefined` for a policy that must not be used
 */
export function compilePolicy(input: unknown): Policy | undefined {
  try {
    return compile(own(input as PolicyInput));
  } catch {
    // Something is not of the type it should be.
    return undefined;
  }
}

function compile({
  revision,
  cookie = {},
  controller,
  records,
  defaultMarket,
  markets = {},
  strictHosts = false,
  reloadOnWithdraw = false,
  integrations,
  importFrom,
  texts,
  categories: ownCategories = builtInCategories as { id: string }[],
  services: ownServices = [],
  ...unknown
}: PolicyInput): Policy | undefined {
  const categories = ownCategories.map(compileCategory);
  const services = ownServices.map(compileService);
  const ids = [...categories, ...services].map(({ id }) => id);
  const known = new Set(categories.map(({ id }) => id));
  const isSound =
    Object.keys(unknown).every((key) => key === '$schema') &&
    typeof revision === 'string' &&
    grammars.revision.test(revision) &&
    ids.every(isId) &&
    new Set(ids).size === ids.length &&
    services.every(isSoundService(known)) &&
    (cookie.name === undefined ||
      (grammars.cookieName.test(cookie.name) && !(cookie.name in Object.prototype))) &&
    (cookie.domain === undefined ||
      (grammars.domain.test(cookie.domain) && !grammars.nameOfOneHost.test(cookie.name ?? ''))) &&
    [
      strictHosts,
      reloadOnWithdraw,
      ...categories.flatMap(({ required, gpc }) => [required, gpc]),
    ].every((flag) => typeof flag === 'boolean') &&
    (defaultMarket === undefined || Object.hasOwn(markets, defaultMarket)) &&
    Object.entries(markets).every(isSoundMarket);
  if (!isSound) return undefined;
  return Object.freeze({
    revision,
    ...(controller && { controller }),
    cookie: Object.freeze({ ...cookie, name: cookie.name ?? defaultCookieName }),
    ...(typeof records?.url === 'string' && { records: Object.freeze({ ...records }) }),
    categories: Object.freeze(categories),
    services: Object.freeze(services),
    integrations: integrations ?? [],
    importFrom: importFrom ?? [],
    ...(defaultMarket !== undefined && { defaultMarket }),
    markets: Object.freeze(Object.fromEntries(Object.entries(markets).map(compileMarket))),
    ...(texts && { texts }),
    strictHosts,
    reloadOnWithdraw,
  } satisfies Policy);
}

/** Returns an object's own keys: another script's mistake with `Object.prototype` must not become a grant. */
function own<T extends object>(input: T): T {
  return Object.assign(Object.create(null) as T, input);
}

function isSoundService(categories: ReadonlySet<string>) {
  return ({ category, since, hosts = [], cookies = [] }: Service): boolean =>
    categories.has(category) &&
    !Number.isNaN(since) &&
    Array.isArray(hosts) &&
    Array.isArray(cookies);
}

function isSoundMarket([id, market]: [string, Partial<Market>]): boolean {
  const { jurisdiction, lifetimeDays } = own(market);
  const isLifetime =
    Number.isInteger(lifetimeDays) &&
    lifetimeDays! >= shortestLifetimeDays &&
    lifetimeDays! <= longestLifetimeDays;
  return (
    isId(id) &&
    (jurisdiction === undefined || isJurisdiction(jurisdiction)) &&
    (lifetimeDays === undefined || isLifetime)
  );
}

type CategoryInput = NonNullable<PolicyInput['categories']>[number];
type ServiceInput = NonNullable<PolicyInput['services']>[number];

function compileCategory(input: CategoryInput): Category {
  const { id, required = id === 'necessary', gpc = id === 'marketing' } = own(input);
  return Object.freeze({ ...input, required, gpc: gpc && !required });
}

function compileService(input: ServiceInput): Service {
  const { since, ...details } = own(typeof input === 'string' ? { id: input } : input);
  const category = own(details).category ?? presetCategory(details.id);
  return Object.freeze({
    ...details,
    category: String(category),
    ...(since !== undefined && { since: grammars.since.test(since) ? Date.parse(since) : NaN }),
  });
}

function compileMarket([id, market]: [string, Partial<Market>]): [string, Market] {
  const { jurisdiction = regimeOf(id) ?? strictest, lifetimeDays = lifetimeIn(jurisdiction) } =
    own(market);
  return [id, Object.freeze({ ...market, id, jurisdiction, lifetimeDays })];
}
