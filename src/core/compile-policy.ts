import { lifetimeIn } from './find-market.js';
import { isId } from './ids.js';
import { isJurisdiction, strictest } from './jurisdiction.js';
import { regimeOf } from './markets.js';
import {
  defaultCookieName,
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

/**
 * Fills in a policy's defaults. Refuses as a whole what has a mistake in anything that decides about a grant, and reads
 * the rest as strictly as it can; `definePolicy` finds every mistake and says it.
 *
 * @returns `undefined` for a policy that must not be used
 */
export function compilePolicy(input: unknown): Policy | undefined {
  try {
    return compile(input as PolicyInput);
  } catch {
    // Something is not of the type it should be.
    return undefined;
  }
}

function compile({ revision, cookie, controller, records, defaultMarket, ...input }: PolicyInput): Policy | undefined {
  const categories = (input.categories ?? builtInCategories).map(compileCategory);
  const services = (input.services ?? []).map(compileService);
  const ids = [...categories, ...services].map(({ id }) => id);
  const known = new Set(categories.map(({ id }) => id));
  const isSound =
    typeof revision === 'string' &&
    grammars.revision.test(revision) &&
    ids.every(isId) &&
    new Set(ids).size === ids.length &&
    services.every(isSoundService(known)) &&
    Object.keys(input.markets ?? {}).every(isId);
  if (!isSound) return undefined;
  return Object.freeze({
    revision,
    ...(controller && { controller }),
    cookie: Object.freeze({ ...cookie, name: grammars.cookieName.test(cookie?.name ?? '') ? String(cookie?.name) : defaultCookieName }),
    ...(typeof records?.url === 'string' && { records: Object.freeze({ ...records }) }),
    categories: Object.freeze(categories),
    services: Object.freeze(services),
    integrations: input.integrations ?? [],
    importFrom: input.importFrom ?? [],
    ...(defaultMarket !== undefined && { defaultMarket }),
    markets: Object.freeze(Object.fromEntries(Object.entries(input.markets ?? {}).map(compileMarket))),
    ...(input.texts && { texts: input.texts }),
    strictHosts: (input.strictHosts ?? false) !== false,
    reloadOnWithdraw: input.reloadOnWithdraw === true,
  } satisfies Policy);
}

function isSoundService(categories: ReadonlySet<string>) {
  return ({ category, since, hosts = [], cookies = [] }: Service): boolean =>
    categories.has(category) && !Number.isNaN(since) && Array.isArray(hosts) && Array.isArray(cookies);
}

type CategoryInput = NonNullable<PolicyInput['categories']>[number];
type ServiceInput = NonNullable<PolicyInput['services']>[number];

function compileCategory(input: CategoryInput): Category {
  const { id, required = id === 'necessary', gpc = id === 'marketing' } = input;
  const isRequired = required === true;
  return Object.freeze({ ...input, required: isRequired, gpc: !isRequired && gpc !== false });
}

function compileService(input: ServiceInput): Service {
  const { since, ...details } = typeof input === 'string' ? ({ id: input } as Exclude<ServiceInput, string>) : input;
  const category = details.category ?? (Object.hasOwn(presetCategories, details.id) ? presetCategories[details.id] : undefined);
  return Object.freeze({
    ...details,
    category: String(category),
    ...(since !== undefined && { since: grammars.since.test(since) ? Date.parse(since) : NaN }),
  });
}

function compileMarket([id, market]: [string, Partial<Market>]): [string, Market] {
  const { jurisdiction: wished = regimeOf(id), lifetimeDays } = market;
  const jurisdiction = isJurisdiction(wished) ? wished : strictest;
  const days = Number.isInteger(lifetimeDays) ? Number(lifetimeDays) : lifetimeIn(jurisdiction);
  return [
    id,
    Object.freeze({
      ...market,
      id,
      jurisdiction,
      lifetimeDays: Math.min(Math.max(days, shortestLifetimeDays), longestLifetimeDays),
    }),
  ];
}
