import { isTelling } from '../name-pattern.js';
import type { Check, Fields, PolicyMistake } from './checks.js';
import { isPreset } from './is-preset.js';
import { isId } from './policy.js';
import { presetCategory } from './presets.js';
import { quoted } from './quoted.js';
import { type Declared, listed, NameChecks } from './validate-names.js';

const serviceKeys = [
  'id', 'category', 'since', 'label', 'description', 'provider', 'country', 'cookies', 'hosts', 'privacyUrl',
];
const cookieKeys = ['name', 'purpose', 'retention', 'kind', 'httpOnly'];
const cookieKinds = ['cookie', 'local-storage', 'session-storage', 'indexed-db', 'cache'];

/** What a policy says of its services. */
export class ServiceChecks extends NameChecks {
  /** @param isStrict whether the policy has `strictHosts` */
  constructor(mistakes: PolicyMistake[], declared: Declared, private readonly isStrict: boolean) {
    super(mistakes, declared);
  }

  readonly service: Check = (value, path) => {
    const isName = typeof value === 'string';
    const service = isName ? ({ id: value } as Fields) : this.object(value, path, serviceKeys);
    if (!service) return;
    const { id } = service;
    const preset = presetMeant(service);
    if (isName && preset === undefined) {
      return this.add(path, `the catalogue has no preset ${quoted(id)}. Correct the name, or describe the service: { "id": ${isId(id) ? quoted(id) : '"…"'}, "category": … }.`);
    }
    if (preset !== undefined && preset !== id) {
      this.add(isName ? path : `${path}.id`, `the catalogue has no preset ${quoted(id)}. Did you mean the preset "${preset}"?`);
    }
    this.take(preset ?? id, path);
    this.#category(service.category, path, preset);
    this.optional(service.since, `${path}.since`, this.date);
    this.#words(service, path, preset !== undefined);
    this.#facts(service, path);
    // Core knows no preset's hosts: those that have none are of the site's own server.
    if (this.isStrict && preset === undefined && service.hosts === undefined) {
      this.add(`${path}.hosts`, 'is missing: under strictHosts its gates stay closed. Write the hosts it loads from, such as ["video.example.com"], or [] for none.');
    }
  };

  #category(category: unknown, path: string, preset: string | undefined): void {
    const { categories } = this.declared;
    const known = preset === undefined ? undefined : presetCategory(preset);
    if (!categories || categories.includes((category ?? known) as string)) return;
    const list = listed(categories);
    const reason =
      category !== undefined ? `${quoted(category)} is none of the policy's categories: ${list}.`
      : preset === undefined ? `is missing. Write one of the policy's categories: ${list}.`
      : `The preset "${preset}" is of "${known}": add that category, or write { "id": "${preset}", "category": "…" }.`;
    this.add(`${path}.category`, reason);
  }

  #words({ label, description }: Fields, path: string, isPreset: boolean): void {
    if (label === undefined && !isPreset) this.add(`${path}.label`, 'is missing. Only the catalogue\'s services have words of their own: { "en": "…" }.');
    if (label !== undefined && typeof label !== 'string') this.texts(label, `${path}.label`);
    if (description === undefined && !isPreset) this.add(`${path}.description`, 'is missing. Say in a sentence what the service is for: { "en": "…" }.');
    this.optional(description, `${path}.description`, this.texts);
  }

  #facts({ provider, country, privacyUrl, hosts, cookies }: Fields, path: string): void {
    this.optional(provider, `${path}.provider`, this.string);
    this.optional(country, `${path}.country`, this.#country);
    this.optional(privacyUrl, `${path}.privacyUrl`, this.address);
    this.optional(hosts, `${path}.hosts`, (list, at) => this.each(list, at, this.#host));
    this.optional(cookies, `${path}.cookies`, (list, at) => this.each(list, at, this.#cookie));
  }

  /** Views say the country's name in the visitor's language, and know it by its code only. */
  #country: Check = (value, path) => {
    const code = typeof value === 'string' && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined;
    if (code !== value) this.add(path, `${quoted(value)} is no country code. Write two capital letters such as "${code ?? 'NO'}".`);
  };

  #host: Check = (value, path) => {
    const host = hostIn(value);
    if (host === undefined || host !== value) {
      this.add(path, `${quoted(value)} is no host. Write ${host === undefined ? '"video.example.com" or "*.example.com"' : quoted(host)}.`);
    }
  };

  #cookie: Check = (value, path) => {
    const cookie = this.object(value, path, cookieKeys, (text) => `{ "name": ${text} }`);
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
    if (kind !== undefined && !cookieKinds.includes(kind as string)) this.add(`${path}.kind`, `${quoted(kind)} is none of ${cookieKinds.join(', ')}.`);
  };
}

/** The preset that a service is, or is meant to be: `Youtube` or `Google Maps`, where nothing describes a service of the site's own. */
function presetMeant({ id, category, label }: Fields): string | undefined {
  if (typeof id !== 'string') return undefined;
  if (isPreset(id)) return id;
  if (isId(id) && (category ?? label) !== undefined) return undefined;
  return spellingsOf(id).find(isPreset);
}

/** What may have been meant: ids are words in small letters, joined by hyphens. */
function spellingsOf(id: string): string[] {
  const words = id.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const letters = words.join('');
  return [words.join('-'), letters, ...Array.from(letters, (_, index) => `${letters.slice(0, index)}-${letters.slice(index)}`)];
}

/**
 * A host as a service's `hosts` must have it to fit any address: as `URL.hostname` writes it, in small letters, without a port
 * and with `xn--`; or `*.` before one, for its subdomains. `undefined` where there is none in the value.
 */
export function hostIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const bare = value.trim().replace(/^[a-z][a-z\d+.-]*:\/\//i, '');
  const [stars, host] = bare.startsWith('*.') ? ['*.', bare.slice(2)] : ['', bare];
  // An address by numbers has no subdomains.
  if (!URL.canParse(`https://${host}`) || (stars && !URL.canParse(`https://a.${host}`))) return undefined;
  const { hostname } = new URL(`https://${host}`);
  return hostname.includes('*') ? undefined : stars + hostname;
}
