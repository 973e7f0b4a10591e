import { isSpecificPattern } from '../name-pattern.js';
import type { Check, Fields, PolicyMistake } from './checks.js';
import { isPreset } from './is-preset.js';
import { isId } from './policy.js';
import { presetCategory } from './presets.js';
import { quoted } from './quoted.js';
import { type Declared, listed, NameChecks } from './validate-names.js';

const serviceKeys = [
  'id',
  'category',
  'since',
  'label',
  'description',
  'provider',
  'country',
  'cookies',
  'hosts',
  'privacyUrl',
];
const cookieKeys = ['name', 'purpose', 'retention', 'kind', 'httpOnly'];
const cookieKinds = ['cookie', 'local-storage', 'session-storage', 'indexed-db', 'cache'];

/** Checks `services`. */
export class ServiceChecks extends NameChecks {
  /** @param isStrict whether the policy has `strictHosts` */
  constructor(
    mistakes: PolicyMistake[],
    declared: Declared,
    private readonly isStrict: boolean,
  ) {
    super(mistakes, declared);
  }

  readonly service: Check = (value, path) => {
    const isName = typeof value === 'string';
    const service = isName ? ({ id: value } as Fields) : this.object(value, path, serviceKeys);
    if (!service) return;
    const { id } = service;
    const preset = presetMeant(service);
    if (isName && preset === undefined) {
      return this.add(
        path,
        `${quoted(id)} is not a preset of the catalogue. Correct the name, or describe the service: { "id": ${isId(id) ? quoted(id) : '"…"'}, "category": … }. See docs/catalogue.md`,
      );
    }
    if (preset !== undefined && preset !== id) {
      this.add(
        isName ? path : `${path}.id`,
        `${quoted(id)} is not a preset of the catalogue. Write "${preset}".`,
      );
    }
    this.take(preset ?? id, path);
    this.#category(service.category, path, preset);
    this.optional(service.since, `${path}.since`, this.date);
    this.#words(service, path, preset !== undefined);
    this.#facts(service, path);
    // Core has no hosts of presets. Presets without hosts belong to the site's own server.
    if (this.isStrict && preset === undefined && service.hosts === undefined) {
      this.add(
        `${path}.hosts`,
        'is missing, so under strictHosts the gates of this service stay closed. Write its hosts, such as ["video.example.com"], or [] for none.',
      );
    }
  };

  #category(category: unknown, path: string, preset: string | undefined): void {
    const { categories } = this.declared;
    const known = preset === undefined ? undefined : presetCategory(preset);
    if (!categories || categories.includes((category ?? known) as string)) return;
    const list = listed(categories);
    const reason =
      category !== undefined
        ? `${quoted(category)} is not a category of the policy. The policy has ${list}.`
        : preset === undefined
          ? `is missing. Write a category of the policy. The policy has ${list}.`
          : `the preset "${preset}" belongs to "${known}", which is not a category of the policy. Add that category, or write { "id": "${preset}", "category": "…" }.`;
    this.add(`${path}.category`, reason);
  }

  #words({ label, description }: Fields, path: string, isPreset: boolean): void {
    if (label === undefined && !isPreset)
      this.add(
        `${path}.label`,
        'is missing. Only presets have default texts. Write { "en": "…" }.',
      );
    if (label !== undefined && typeof label !== 'string') this.texts(label, `${path}.label`);
    if (description === undefined && !isPreset)
      this.add(
        `${path}.description`,
        'is missing. Write a sentence about the purpose of the service: { "en": "…" }.',
      );
    this.optional(description, `${path}.description`, this.texts);
  }

  #facts({ provider, country, privacyUrl, hosts, cookies }: Fields, path: string): void {
    this.optional(provider, `${path}.provider`, this.string);
    this.optional(country, `${path}.country`, this.#country);
    this.optional(privacyUrl, `${path}.privacyUrl`, this.address);
    this.optional(hosts, `${path}.hosts`, (list, at) => this.each(list, at, this.#host));
    this.optional(cookies, `${path}.cookies`, (list, at) => this.each(list, at, this.#cookie));
  }

  /** Views translate the country code into the visitor's language. */
  #country: Check = (value, path) => {
    const code =
      typeof value === 'string' && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined;
    if (code !== value)
      this.add(
        path,
        `${quoted(value)} is not a country code. Use two capital letters, such as "${code ?? 'NO'}".`,
      );
  };

  #host: Check = (value, path) => {
    const host = hostIn(value);
    if (host === undefined || host !== value) {
      this.add(
        path,
        `${quoted(value)} is not a valid host. Use ${host === undefined ? '"video.example.com" or "*.example.com"' : quoted(host)}.`,
      );
    }
  };

  #cookie: Check = (value, path) => {
    const cookie = this.object(value, path, cookieKeys, (text) => `{ "name": ${text} }`);
    if (!cookie) return;
    this.string(cookie.name, `${path}.name`);
    if (typeof cookie.name === 'string' && !isSpecificPattern(cookie.name)) {
      this.add(
        `${path}.name`,
        `${quoted(cookie.name)} matches almost any name, so the library clears nothing by it. Write more of the name.`,
      );
    }
    this.optional(cookie.httpOnly, `${path}.httpOnly`, this.boolean);
    this.optional(cookie.purpose, `${path}.purpose`, this.texts);
    const { retention, kind } = cookie;
    if (
      retention !== undefined &&
      retention !== 'session' &&
      !(typeof retention === 'number' && retention > 0)
    ) {
      this.add(
        `${path}.retention`,
        `expected "session" or a number of days, got ${quoted(retention)}.`,
      );
    }
    if (kind !== undefined && !cookieKinds.includes(kind as string))
      this.add(`${path}.kind`, `expected one of ${cookieKinds.join(', ')}, got ${quoted(kind)}.`);
  };
}

/** Returns the preset that a service is, or the likely one for `Youtube` or `Google Maps`, unless the site describes its own service. */
function presetMeant({ id, category, label }: Fields): string | undefined {
  if (typeof id !== 'string') return undefined;
  if (isPreset(id)) return id;
  if (isId(id) && (category ?? label) !== undefined) return undefined;
  return spellingsOf(id).find(isPreset);
}

/** Possible spellings of a misspelt id. Ids are words in lower case, joined by hyphens. */
function spellingsOf(id: string): string[] {
  const words = id.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const letters = words.join('');
  return [
    words.join('-'),
    letters,
    ...Array.from(letters, (_, index) => `${letters.slice(0, index)}-${letters.slice(index)}`),
  ];
}

/**
 * Returns a host in the form that `hosts` needs to match a URL: as `URL.hostname` writes it, in lower case, without a port and
 * with `xn--`. A leading `*.` matches its subdomains. Returns `undefined` if the value has no host.
 */
export function hostIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const bare = value.trim().replace(/^[a-z][a-z\d+.-]*:\/\//i, '');
  const [stars, host] = bare.startsWith('*.') ? ['*.', bare.slice(2)] : ['', bare];
  // An IP address has no subdomains.
  if (!URL.canParse(`https://${host}`) || (stars && !URL.canParse(`https://a.${host}`)))
    return undefined;
  const { hostname } = new URL(`https://${host}`);
  return hostname.includes('*') ? undefined : stars + hostname;
}
