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
  'revision',
  'controller',
  'cookie',
  'records',
  'categories',
  'services',
  'integrations',
  'importFrom',
  'defaultMarket',
  'markets',
  'texts',
  'strictHosts',
  'reloadOnWithdraw',
  '$schema',
];
const categoryKeys = ['id', 'required', 'gpc', 'label', 'description', 'purpose'];

/** Returns every mistake in a policy, in the order of its keys. An empty list means that the policy is valid. Never throws. */
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
    this.optional(policy.services, 'services', (list, path) =>
      this.each(list, path, services.service),
    );
    this.optional(policy.integrations, 'integrations', this.#integrations);
    this.optional(
      policy.importFrom,
      'importFrom',
      new ImportChecks(this.mistakes, this.declared).imports,
    );
    new MarketChecks(this.mistakes, this.declared).markets(policy.markets, policy.defaultMarket);
    this.optional(policy.texts, 'texts', this.words);
    this.optional(policy.strictHosts, 'strictHosts', this.boolean);
    this.optional(policy.reloadOnWithdraw, 'reloadOnWithdraw', this.boolean);
    return this.mistakes;
  }

  #revision(value: unknown): void {
    if (typeof value === 'string' && grammars.revision.test(value)) return;
    const got = value === undefined ? 'is missing' : `${quoted(value)} is not a valid revision`;
    this.add(
      'revision',
      `${got}. Use 1–32 characters A–Z, a–z, 0–9, ".", "_" or "-", such as "2026-11-01".`,
    );
  }

  #controller: Check = (value, path) => {
    const controller = this.object(
      value,
      path,
      ['name', 'contact'],
      (text) => `{ "name": ${text} }`,
    );
    if (!controller) return;
    this.string(controller.name, `${path}.name`);
    this.optional(controller.contact, `${path}.contact`, this.string);
  };

  #cookie: Check = (value, path) => {
    const cookie = this.object(
      value,
      path,
      ['name', 'domain', 'renewUrl'],
      (text) => `{ "name": ${text} }`,
    );
    if (!cookie) return;
    const { name, domain } = cookie;
    if (
      name !== undefined &&
      !(typeof name === 'string' && grammars.cookieName.test(name) && !(name in Object.prototype))
    ) {
      this.add(
        `${path}.name`,
        `${quoted(name)} is not a valid cookie name. Use 1–64 characters A–Z, a–z, 0–9, ".", "_" or "-".`,
      );
    }
    if (domain !== undefined && !(typeof domain === 'string' && grammars.domain.test(domain))) {
      this.add(
        `${path}.domain`,
        `${quoted(domain)} is not a valid domain. Use a host name such as ".example.com".`,
      );
    } else if (domain !== undefined && grammars.nameOfOneHost.test(String(name))) {
      this.add(
        `${path}.domain`,
        `the cookie name ${quoted(name)} allows one host only, so browsers reject the cookie with a domain. Remove the domain, or use another name.`,
      );
    }
    this.optional(cookie.renewUrl, `${path}.renewUrl`, this.endpoint);
  };

  #records: Check = (value, path) => {
    const records = this.object(
      value,
      path,
      ['url', 'retentionDays', 'location'],
      (text) => `{ "url": ${text} }`,
    );
    if (!records) return;
    this.endpoint(records.url, `${path}.url`);
    const { retentionDays: days } = records;
    if (days !== undefined && !(Number.isInteger(days) && (days as number) > 0)) {
      this.add(
        `${path}.retentionDays`,
        `expected a whole number of days from 1, got ${quoted(days)}.`,
      );
    }
    this.optional(records.location, `${path}.location`, this.string);
  };

  #categories(value: unknown): void {
    const ids = this.list(value, 'categories')?.map((category, index) =>
      this.#category(category, `categories[${index}]`),
    ) ?? [undefined];
    const known = ids.filter((id) => typeof id === 'string');
    this.declared.categories = known.length === ids.length ? known : undefined;
  }

  /** @returns the id that services may refer to, even if it is not valid: each mistake is reported once */
  #category(value: unknown, path: string): unknown {
    if (typeof value === 'string') return this.#categoryName(value.toLowerCase(), value, path);
    const category = this.object(value, path, categoryKeys);
    if (!category) return undefined;
    const { id } = category;
    this.take(id, path);
    if (id === 'marketing' && category.required === true) {
      this.add(
        `${path}.required`,
        'expected false, got true: marketing would be granted without consent. Remove this key.',
      );
    }
    this.optional(category.required, `${path}.required`, this.boolean);
    this.optional(category.gpc, `${path}.gpc`, this.boolean);
    this.optional(category.label, `${path}.label`, this.texts);
    this.optional(category.description, `${path}.description`, this.texts);
    this.optional(category.purpose, `${path}.purpose`, this.texts);
    if (isBuiltIn(id)) return id;
    if (category.label === undefined)
      this.add(
        `${path}.label`,
        'is missing. Only built-in categories have default texts. Write { "en": "…" }.',
      );
    if (category.description === undefined)
      this.add(
        `${path}.description`,
        'is missing. Write a sentence about the purpose of the category: { "en": "…" }.',
      );
    return id;
  }

  /** Reports a category that is a string. A service may be one, a category may not. */
  #categoryName(id: string, value: string, path: string): string {
    const words = isBuiltIn(id) ? '' : ', "label": { "en": "…" }, "description": { "en": "…" }';
    this.add(
      path,
      `expected an object, got ${quoted(value)}. Write { "id": ${isId(id) ? quoted(id) : '"…"'}${words} }.`,
    );
    this.declared.places.set(id, path);
    return id;
  }

  #integrations: Check = (value, path) => {
    const seen = new Set<unknown>();
    this.each(value, path, (one, at) => this.guarded(at, () => this.#integration(one, at, seen)));
  };

  /** The app's own integration may be an instance of a class, so its keys are not checked. */
  #integration(value: unknown, path: string, seen: Set<unknown>): void {
    const id = typeof value === 'string' ? value : (value as Fields | null | undefined)?.id;
    if (id === undefined)
      return this.add(
        path,
        `expected an id or an object with an id, got ${quoted(value)}. Write "matomo" or { "id": "matomo" }.`,
      );
    checkIntegration(value, [...this.declared.places.keys()], (key, reason) =>
      this.add(path + key, reason),
    );
    if (seen.has(id)) this.add(path, `${quoted(id)} appears twice. Remove one.`);
    seen.add(id);
  }
}

function isBuiltIn(id: unknown): boolean {
  return builtInCategories.some((category) => category.id === id);
}
