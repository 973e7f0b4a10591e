import { grammars, shortestLifetimeDays } from './compile-policy.js';
import { isId } from './ids.js';
import { checkIntegration } from './integration-checks.js';
import { isJurisdiction, jurisdictions, mayLetObject, strictest } from './jurisdiction.js';
import { regimeOf } from './markets.js';
import { isTelling } from './name-pattern.js';
import { PolicyChecks, type Check, type Fields, type PolicyMistake } from './policy-checks.js';
import { builtInCategories, followerIds, importerIds, presetCategories } from './presets.js';
import { quoted } from './quoted.js';
import { longestLifetimeDays } from './record.js';

export type { PolicyMistake } from './policy-checks.js';

const policyKeys = [
  'revision', 'controller', 'cookie', 'records', 'categories', 'services', 'integrations', 'importFrom',
  'defaultMarket', 'markets', 'texts', 'strictHosts', 'reloadOnWithdraw', '$schema',
];
const categoryKeys = ['id', 'required', 'gpc', 'label', 'description'];
const serviceKeys = [
  'id', 'category', 'since', 'label', 'description', 'provider', 'country', 'cookies', 'hosts', 'privacyUrl',
];
const cookieDetailKeys = ['name', 'purpose', 'retention', 'kind', 'httpOnly'];
const importKeys = ['id', 'categories', 'since', 'clear', 'follow'];
const marketKeys = ['jurisdiction', 'locale', 'lifetimeDays', 'policyHref', 'texts', 'optOut'];

/** Every mistake in a policy, in the order of its keys; none means that it can be used. */
export function findMistakes(input: unknown): PolicyMistake[] {
  return new Inspection().policy(input);
}

class Inspection extends PolicyChecks {
  readonly #ids = new Map<string, string>();

  policy(input: unknown): PolicyMistake[] {
    const policy = this.object(input, 'policy', policyKeys);
    if (!policy) return this.mistakes;
    this.#revision(policy.revision);
    this.optional(policy.controller, 'controller', this.#controller);
    this.optional(policy.cookie, 'cookie', this.#cookie);
    this.optional(policy.records, 'records', this.#records);
    const categories = policy.categories === undefined ? builtInCategories : this.list(policy.categories, 'categories');
    categories.forEach((category, index) => this.#category(category, `categories[${index}]`));
    const known = categories.map((category) => (category as Fields | null)?.id).filter(isId);
    const services = policy.services === undefined ? [] : this.list(policy.services, 'services');
    services.forEach((service, index) => this.#service(service, `services[${index}]`, known));
    this.optional(policy.integrations, 'integrations', this.#integrations);
    this.#imports(policy.importFrom, [...categories, ...services]);
    this.#markets(policy.markets, policy.defaultMarket);
    this.optional(policy.texts, 'texts', this.words);
    this.optional(policy.strictHosts, 'strictHosts', this.boolean);
    this.optional(policy.reloadOnWithdraw, 'reloadOnWithdraw', this.boolean);
    return this.mistakes;
  }

  #revision(value: unknown): void {
    if (typeof value === 'string' && grammars.revision.test(value)) return;
    this.add('revision', `${quoted(value)} is no revision. Write 1 to 32 of A-Z a-z 0-9 . _ -, such as "2026-11-01".`);
  }

  #controller: Check = (value, path) => {
    const controller = this.object(value, path, ['name', 'contact']);
    if (!controller) return;
    this.string(controller.name, `${path}.name`);
    this.optional(controller.contact, `${path}.contact`, this.string);
  };

  #cookie: Check = (value, path) => {
    const cookie = this.object(value, path, ['name', 'domain', 'renewUrl']);
    if (!cookie) return;
    const { name, domain } = cookie;
    if (name !== undefined && !(typeof name === 'string' && grammars.cookieName.test(name) && !(name in Object.prototype))) {
      this.add(`${path}.name`, `${quoted(name)} is no cookie name. Write 1 to 64 of A-Z a-z 0-9 . _ -.`);
    }
    if (domain !== undefined && !(typeof domain === 'string' && grammars.domain.test(domain))) {
      this.add(`${path}.domain`, `${quoted(domain)} is no domain. Write a host name such as ".example.com".`);
    }
    this.optional(cookie.renewUrl, `${path}.renewUrl`, this.endpoint);
  };

  #records: Check = (value, path) => {
    const records = this.object(value, path, ['url', 'retentionDays', 'location']);
    if (!records) return;
    this.endpoint(records.url, `${path}.url`);
    const { retentionDays: days } = records;
    if (days !== undefined && !(Number.isInteger(days) && (days as number) > 0)) {
      this.add(`${path}.retentionDays`, `${quoted(days)} is no whole number of days.`);
    }
    this.optional(records.location, `${path}.location`, this.string);
  };

  #category(value: unknown, path: string): void {
    const category = this.object(value, path, categoryKeys);
    if (!category) return;
    this.#id(category.id, path);
    this.optional(category.required, `${path}.required`, this.boolean);
    this.optional(category.gpc, `${path}.gpc`, this.boolean);
    this.optional(category.label, `${path}.label`, this.texts);
    this.optional(category.description, `${path}.description`, this.texts);
    if (builtInCategories.some(({ id }) => id === category.id)) return;
    if (category.label === undefined) this.add(`${path}.label`, 'is missing. Only the built-in categories have words of their own: { "en": "…" }.');
    if (category.description === undefined) this.add(`${path}.description`, 'is missing. Say in a sentence what this category is for: { "en": "…" }.');
  }

  #service(value: unknown, path: string, categories: readonly string[]): void {
    const service = typeof value === 'string' ? { id: value } : this.object(value, path, serviceKeys);
    if (!service) return;
    const { id, since } = service;
    this.#id(id, path);
    const preset = typeof id === 'string' && Object.hasOwn(presetCategories, id) ? presetCategories[id] : undefined;
    if (typeof value === 'string' && isId(value) && preset === undefined) {
      return this.add(path, `the catalogue has no preset "${value}". Correct the name, or describe the service: { "id": "${value}", "category": … }.`);
    }
    this.#categoryOf((service).category ?? preset, path, categories);
    if (since !== undefined) this.#since(since, path);
    this.#serviceDetails(service, path, preset !== undefined);
  }

  #categoryOf(category: unknown, path: string, categories: readonly string[]): void {
    if (typeof category === 'string' && categories.includes(category)) return;
    this.add(`${path}.category`, `${quoted(category)} is none of the policy's categories: ${categories.join(', ') || 'there are none'}.`);
  }

  #serviceDetails(service: Fields, path: string, isPreset: boolean): void {
    const { label, description } = service;
    if (label === undefined && !isPreset) this.add(`${path}.label`, 'is missing. Only the catalogue\'s services have words of their own: { "en": "…" }.');
    if (label !== undefined && typeof label !== 'string') this.texts(label, `${path}.label`);
    if (description === undefined && !isPreset) this.add(`${path}.description`, 'is missing. Say in a sentence what the service is for: { "en": "…" }.');
    this.optional(description, `${path}.description`, this.texts);
    this.optional(service.provider, `${path}.provider`, this.string);
    this.optional(service.country, `${path}.country`, this.string);
    this.optional(service.privacyUrl, `${path}.privacyUrl`, this.address);
    this.optional(service.hosts, `${path}.hosts`, this.strings);
    if (service.cookies === undefined) return;
    this.list(service.cookies, `${path}.cookies`).forEach((cookie, index) => this.#cookieDetails(cookie, `${path}.cookies[${index}]`));
  }

  #cookieDetails(value: unknown, path: string): void {
    const cookie = this.object(value, path, cookieDetailKeys);
    if (!cookie) return;
    this.string(cookie.name, `${path}.name`);
    if (typeof cookie.name === 'string' && !isTelling(cookie.name)) {
      this.add(`${path}.name`, `${quoted(cookie.name)} fits almost any name, so nothing is cleared by it. Write more of the name.`);
    }
    this.optional(cookie.httpOnly, `${path}.httpOnly`, this.boolean);
    this.optional(cookie.purpose, `${path}.purpose`, this.texts);
    const { retention, kind } = cookie;
    if (retention !== undefined && retention !== 'session' && !(typeof retention === 'number' && retention > 0)) {
      this.add(`${path}.retention`, `${quoted(retention)} is no retention. Write "session" or a number of days.`);
    }
    const kinds = ['cookie', 'local-storage', 'session-storage', 'indexed-db', 'cache'];
    if (kind !== undefined && !kinds.includes(kind as string)) this.add(`${path}.kind`, `${quoted(kind)} is none of ${kinds.join(', ')}.`);
  }

  #imports(value: unknown, declared: readonly unknown[]): void {
    const ours = declared.map((one) => (typeof one === 'string' ? one : (one as Fields | null)?.id)).filter(isId);
    const list = value === undefined ? [] : this.list(value, 'importFrom');
    list.forEach((one, index) => this.#importFrom(one, `importFrom[${index}]`, ours));
    if (list.length > 1 && list.some((one) => (one as Fields | null)?.follow === true)) {
      this.add('importFrom', 'follows a tool and names others: what is followed decides alone. Leave the others out until it is gone.');
    }
  }

  #importFrom(value: unknown, path: string, ours: readonly string[]): void {
    const options = typeof value === 'string' ? { id: value } : this.object(value, path, importKeys);
    if (!options) return;
    const { id, categories, since, clear, follow }: Fields = options;
    const known = follow === true ? followerIds : importerIds;
    if (!known.includes(id as string)) this.add(typeof value === 'string' ? path : `${path}.id`, `${quoted(id)} is no tool that can be ${follow === true ? 'followed' : 'imported from'}. Known are ${known.join(', ')}.`);
    this.optional(clear, `${path}.clear`, this.boolean);
    this.optional(follow, `${path}.follow`, this.boolean);
    if (since !== undefined) this.#since(since, path);
    const mapping = categories === undefined ? {} : this.object(categories, `${path}.categories`);
    for (const [theirs, named] of Object.entries(mapping ?? {})) {
      const targets: readonly unknown[] = Array.isArray(named) ? named : [named];
      const strange = targets.filter((one) => !ours.includes(one as string));
      if (strange.length > 0 || targets.length === 0) {
        this.add(`${path}.categories.${theirs}`, `${quoted(strange[0])} is none of the policy's categories and services: ${ours.join(', ') || 'there are none'}.`);
      }
    }
  }

  #since(since: unknown, path: string): void {
    if (typeof since === 'string' && grammars.since.test(since) && !Number.isNaN(Date.parse(since))) return;
    this.add(`${path}.since`, `${quoted(since)} is no date. Write one such as "2026-11-01".`);
  }

  #integrations: Check = (value, path) => {
    const seen = new Set<unknown>();
    this.list(value, path).forEach((integration, index) => {
      const at = `${path}[${index}]`;
      checkIntegration(integration, [...this.#ids.keys()], (key, reason) => this.add(at + key, reason));
      const id = typeof integration === 'string' ? integration : (integration as Fields | null)?.id;
      if (seen.has(id)) this.add(at, `${quoted(id)} is there twice. Keep one.`);
      seen.add(id);
    });
  };

  #markets(value: unknown, defaultMarket: unknown): void {
    const markets = value === undefined ? {} : this.object(value, 'markets');
    for (const [id, market] of Object.entries(markets ?? {})) this.#market(id, market);
    if (defaultMarket === undefined || (typeof defaultMarket === 'string' && Object.hasOwn(markets ?? {}, defaultMarket))) return;
    this.add('defaultMarket', `${quoted(defaultMarket)} is none of the policy's markets: ${Object.keys(markets ?? {}).join(', ') || 'there are none'}.`);
  }

  #market(id: string, value: unknown): void {
    const path = `markets.${id}`;
    if (!isId(id)) this.add(path, `${quoted(id)} is no market id. ${idMend}`);
    const market = this.object(value, path, marketKeys);
    if (!market) return;
    const { jurisdiction, lifetimeDays, texts } = market;
    if (jurisdiction !== undefined && !isJurisdiction(jurisdiction)) {
      this.add(`${path}.jurisdiction`, `${quoted(jurisdiction)} is none of ${jurisdictions.join(', ')}.`);
    }
    const days = lifetimeDays as number;
    if (lifetimeDays !== undefined && !(Number.isInteger(days) && days >= shortestLifetimeDays && days <= longestLifetimeDays)) {
      this.add(`${path}.lifetimeDays`, `${quoted(lifetimeDays)} is no whole number from ${shortestLifetimeDays} to ${longestLifetimeDays}.`);
    }
    if (market.optOut !== undefined) this.#optOut(market.optOut, `${path}.optOut`, jurisdiction ?? regimeOf(id));
    this.optional(market.locale, `${path}.locale`, this.locale);
    this.optional(market.policyHref, `${path}.policyHref`, this.address);
    this.optional(texts, `${path}.texts`, this.words);
  }

  #optOut(value: unknown, path: string, jurisdiction: unknown): void {
    if (!isJurisdiction(jurisdiction) || !mayLetObject(jurisdiction)) {
      this.add(path, `is not used: under ${quoted(jurisdiction ?? strictest)} it has no effect. Only uk, ch and other let a site use a category until the visitor objects.`);
    }
    this.list(value, path).forEach((id, index) => {
      if (id === 'marketing' || typeof id !== 'string') this.add(`${path}[${index}]`, `${quoted(id)} always needs a consent. Name other categories.`);
      else if (!this.#ids.has(id)) this.add(`${path}[${index}]`, `"${id}" is none of the policy's categories.`);
    });
  }

  #id(id: unknown, path: string): void {
    if (!isId(id)) return this.add(`${path}.id`, `${quoted(id)} is no id. ${idMend}`);
    const taken = this.#ids.get(id);
    if (taken !== undefined) this.add(`${path}.id`, `"${id}" is taken by ${taken}. Categories and services share one name space.`);
    else this.#ids.set(id, path);
  }
}

const idMend = 'Write 1 to 32 of a-z 0-9 -, beginning with a letter.';
