import { grammars } from './compile.js';
import { isId } from './policy.js';
import { checkIntegration } from './validate-integrations.js';
import type { Check, Fields, PolicyMistake } from './checks.js';
import { ImportChecks } from './validate-imports.js';
import { MarketChecks } from './validate-markets.js';
import { NameChecks } from './validate-names.js';
import { ServiceChecks } from './validate-services.js';
import { builtInCategories } from './presets.js';
import { quoted } from './quoted.js';

export type { PolicyMistake } from './checks.js';

const policyKeys = [
  'revision', 'controller', 'cookie', 'records', 'categories', 'services', 'integrations', 'importFrom',
  'defaultMarket', 'markets', 'texts', 'strictHosts', 'reloadOnWithdraw', '$schema',
];
const categoryKeys = ['id', 'required', 'gpc', 'label', 'description', 'purpose'];

/** Every mistake in a policy, in the order of its keys; none means that it can be used. Never throws, whatever is given. */
export function findMistakes(input: unknown): PolicyMistake[] {
  return new Inspection([], { places: new Map(), categories: [] }).policy(input);
}

class Inspection extends NameChecks {
  policy(input: unknown): PolicyMistake[] {
    const policy = this.object(input, 'policy', policyKeys);
    if (!policy) return this.mistakes;
    this.#revision(policy.revision);
    this.optional(policy.controller, 'controller', this.#controller);
    this.optional(policy.cookie, 'cookie', this.#cookie);
    this.optional(policy.records, 'records', this.#records);
    this.#categories(policy.categories === undefined ? builtInCategories : policy.categories);
    const services = new ServiceChecks(this.mistakes, this.declared, policy.strictHosts === true);
    this.optional(policy.services, 'services', (list, path) => this.each(list, path, services.service));
    this.optional(policy.integrations, 'integrations', this.#integrations);
    this.optional(policy.importFrom, 'importFrom', new ImportChecks(this.mistakes, this.declared).imports);
    new MarketChecks(this.mistakes, this.declared).markets(policy.markets, policy.defaultMarket);
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
    const controller = this.object(value, path, ['name', 'contact'], (text) => `{ "name": ${text} }`);
    if (!controller) return;
    this.string(controller.name, `${path}.name`);
    this.optional(controller.contact, `${path}.contact`, this.string);
  };

  #cookie: Check = (value, path) => {
    const cookie = this.object(value, path, ['name', 'domain', 'renewUrl'], (text) => `{ "name": ${text} }`);
    if (!cookie) return;
    const { name, domain } = cookie;
    if (name !== undefined && !(typeof name === 'string' && grammars.cookieName.test(name) && !(name in Object.prototype))) {
      this.add(`${path}.name`, `${quoted(name)} is no cookie name. Write 1 to 64 of A-Z a-z 0-9 . _ -.`);
    }
    if (domain !== undefined && !(typeof domain === 'string' && grammars.domain.test(domain))) {
      this.add(`${path}.domain`, `${quoted(domain)} is no domain. Write a host name such as ".example.com".`);
    } else if (domain !== undefined && grammars.nameOfOneHost.test(String(name))) {
      this.add(`${path}.domain`, `${quoted(name)} is a name for one host, so browsers refuse the cookie with a domain. Leave the domain out, or write another name.`);
    }
    this.optional(cookie.renewUrl, `${path}.renewUrl`, this.endpoint);
  };

  #records: Check = (value, path) => {
    const records = this.object(value, path, ['url', 'retentionDays', 'location'], (text) => `{ "url": ${text} }`);
    if (!records) return;
    this.endpoint(records.url, `${path}.url`);
    const { retentionDays: days } = records;
    if (days !== undefined && !(Number.isInteger(days) && (days as number) > 0)) {
      this.add(`${path}.retentionDays`, `${quoted(days)} is no whole number of days.`);
    }
    this.optional(records.location, `${path}.location`, this.string);
  };

  #categories(value: unknown): void {
    const ids = this.list(value, 'categories')?.map((category, index) => this.#category(category, `categories[${index}]`)) ?? [undefined];
    const known = ids.filter((id) => typeof id === 'string');
    this.declared.categories = known.length === ids.length ? known : undefined;
  }

  /** @returns what services may name, even where the id has a mistake of its own: one is told once */
  #category(value: unknown, path: string): unknown {
    if (typeof value === 'string') return this.#categoryName(value.toLowerCase(), value, path);
    const category = this.object(value, path, categoryKeys);
    if (!category) return undefined;
    const { id } = category;
    this.take(id, path);
    if (id === 'marketing' && category.required === true) {
      this.add(`${path}.required`, 'is true: marketing would be granted without being asked. It needs a consent: leave this out.');
    }
    this.optional(category.required, `${path}.required`, this.boolean);
    this.optional(category.gpc, `${path}.gpc`, this.boolean);
    this.optional(category.label, `${path}.label`, this.texts);
    this.optional(category.description, `${path}.description`, this.texts);
    this.optional(category.purpose, `${path}.purpose`, this.texts);
    if (isBuiltIn(id)) return id;
    if (category.label === undefined) this.add(`${path}.label`, 'is missing. Only the built-in categories have words of their own: { "en": "…" }.');
    if (category.description === undefined) this.add(`${path}.description`, 'is missing. Say in a sentence what this category is for: { "en": "…" }.');
    return id;
  }

  /** A service may be a name, a category may not. */
  #categoryName(id: string, value: string, path: string): string {
    const words = isBuiltIn(id) ? '' : ', "label": { "en": "…" }, "description": { "en": "…" }';
    this.add(path, `${quoted(value)} is no object. Write { "id": ${isId(id) ? quoted(id) : '"…"'}${words} }.`);
    this.declared.places.set(id, path);
    return id;
  }

  #integrations: Check = (value, path) => {
    const seen = new Set<unknown>();
    this.each(value, path, (one, at) => this.guarded(at, () => this.#integration(one, at, seen)));
  };

  /** One of the app's own may be of a class, so it is taken as it is. */
  #integration(value: unknown, path: string, seen: Set<unknown>): void {
    const id = typeof value === 'string' ? value : (value as Fields | null | undefined)?.id;
    if (id === undefined) return this.add(path, `${quoted(value)} has no id. Write "matomo" or { "id": "matomo" }.`);
    checkIntegration(value, [...this.declared.places.keys()], (key, reason) => this.add(path + key, reason));
    if (seen.has(id)) this.add(path, `${quoted(id)} is there twice. Keep one.`);
    seen.add(id);
  }
}

function isBuiltIn(id: unknown): boolean {
  return builtInCategories.some((category) => category.id === id);
}
