/** Words by locale, for what the library has no words of its own for: `{ en: 'Maps', nb: 'Kart' }`. */
export type LocalizedText = Readonly<Record<string, string>>;

export interface Controller {
  readonly name: string;
  /** An e-mail address or a page where the controller is reached. */
  readonly contact?: string;
}

/** One cookie or storage key of a service, as the visitor sees it in the tables. */
export interface CookieDetails {
  /** The name, or a pattern in which `*` matches any characters and `#` one or more digits: `_pk_id.*`, `visitor_id#`. */
  readonly name: string;
  readonly purpose?: LocalizedText;
  /** How long it lasts: `session`, or a number of days. */
  readonly retention?: 'session' | number;
  /** The kind of storage. Default `cookie`. */
  readonly kind?: 'cookie' | 'local-storage' | 'session-storage' | 'indexed-db' | 'cache';
  /** Only the server can read or clear it. */
  readonly httpOnly?: boolean;
}

/** A site's description of a service. A preset of the catalogue fills in missing keys. */
export interface ServiceDetails {
  readonly label?: string | LocalizedText;
  readonly description?: LocalizedText;
  readonly provider?: string;
  /** ISO 3166 country code of the provider. */
  readonly country?: string;
  readonly cookies?: readonly CookieDetails[];
  /** Host names the service's content comes from; `*.example.com` covers its subdomains. */
  readonly hosts?: readonly string[];
  readonly privacyUrl?: string;
}

export interface Category {
  readonly id: string;
  /** Exempt from consent: always granted, never asked. */
  readonly required: boolean;
  /** Denied by Global Privacy Control as long as the visitor has not answered. */
  readonly gpc: boolean;
  readonly label?: LocalizedText;
  readonly description?: LocalizedText;
  /** The purpose, as a noun phrase in the middle of a sentence: "showing maps". Default: the label. */
  readonly purpose?: LocalizedText;
}

export interface Service extends ServiceDetails {
  readonly id: string;
  readonly category: string;
  /** When the site began to use it, epoch milliseconds: decisions older than this do not cover it. */
  readonly since?: number;
}

/**
 * The legal regimes of the library: whether they imply consent, and what a browser's signal outweighs.
 * The strictest one replaces an unknown one.
 */
export const jurisdictions = ['gdpr', 'uk', 'ch', 'lgpd', 'quebec', 'us', 'other'] as const;

export type Jurisdiction = (typeof jurisdictions)[number];

export interface Market {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly locale?: string;
  /** How long a decision lasts, in days; a refusal lasts as long as a grant. */
  readonly lifetimeDays: number;
  readonly policyHref?: string;
  readonly texts?: Readonly<Record<string, LocalizedText>>;
  /** Categories that are used until the visitor objects, where the jurisdiction allows it; never marketing, nor what GPC denies. */
  readonly optOut?: readonly string[];
}

export interface CookieOptions {
  readonly name: string;
  readonly domain?: string;
  /** An endpoint of the site that writes the same cookie again, for browsers that forget what scripts write. */
  readonly renewUrl?: string;
}

/** Another consent tool whose decisions count here: what it is, and what a site may say about it. */
export interface ImportOptions {
  /** `cookieyes`, `onetrust` …: docs/importers.md lists them. */
  readonly id: string;
  /** Maps its categories or services to ids of this policy, in addition to the importer's own mapping. */
  readonly categories?: Readonly<Record<string, string | readonly string[]>>;
  /** No answer in it is older (an ISO date): counts as the date of those that have none. */
  readonly since?: string;
  /** Removes its cookies once their answer is kept here. */
  readonly clear?: boolean;
  /** It still asks and decides: gates follow it, and this library neither asks nor stores. */
  readonly follow?: boolean;
}

/** How a site keeps proof of what was decided. */
export interface RecordOptions {
  /** The site's endpoint that takes a record of each decision: a path of this site, or an https: URL. */
  readonly url: string;
  /** How long the site keeps the records, in days; said in receipts. */
  readonly retentionDays?: number;
  /** The place of the records, such as a country or a data centre. Receipts name it. */
  readonly location?: string;
}

/** An integration of the library, by its id and perhaps with options, or one of the app's own. */
export type IntegrationInput =
  string | { readonly id: string } | { readonly id: string; readonly [option: string]: unknown };

/** A site's declaration, checked and filled in: what `definePolicy` returns and everything else reads. Frozen. */
export interface Policy {
  readonly revision: string;
  readonly controller?: Controller;
  readonly cookie: CookieOptions;
  /** Without it, no record is sent and none has an id. */
  readonly records?: RecordOptions;
  readonly categories: readonly Category[];
  readonly services: readonly Service[];
  readonly integrations: readonly IntegrationInput[];
  readonly importFrom: readonly (string | ImportOptions)[];
  readonly defaultMarket?: string;
  readonly markets: Readonly<Record<string, Market>>;
  /** The site's own words in every market, by locale and message id. A market's come over them. */
  readonly texts?: Readonly<Record<string, LocalizedText>>;
  readonly strictHosts: boolean;
  readonly reloadOnWithdraw: boolean;
}

/** A policy as an author writes it, as an object or as JSON. Every key but `revision` has a default. */
export interface PolicyInput {
  /** `[A-Za-z0-9._-]{1,32}`; a new one asks again those who granted something. */
  revision: string;
  controller?: Controller;
  cookie?: { name?: string; domain?: string; renewUrl?: string };
  /** Left out: nothing is sent anywhere. */
  records?: RecordOptions;
  /** Left out: the five built-in ones. */
  categories?: {
    id: string;
    required?: boolean;
    gpc?: boolean;
    label?: LocalizedText;
    description?: LocalizedText;
    purpose?: LocalizedText;
  }[];
  /** A string names a preset; an object with a preset's id overrides it key by key; `since` is an ISO date. */
  services?: (string | (ServiceDetails & { id: string; category?: string; since?: string }))[];
  /** Vendors that receive every answer: by name, with options, or one of the app's own, which has a `connect()`. */
  integrations?: IntegrationInput[];
  /** Tools that asked before, the one that asked last first. */
  importFrom?: (string | ImportOptions)[];
  defaultMarket?: string;
  markets?: Record<string, Partial<Omit<Market, 'id'>>>;
  texts?: Record<string, LocalizedText>;
  strictHosts?: boolean;
  reloadOnWithdraw?: boolean;
}

export const defaultCookieName = 'cetegra_consent';

/** Whether another tool still asks, and this library follows it. */
export function isFollowing({ importFrom }: Policy): boolean {
  return importFrom.some((one) => (one as ImportOptions | null)?.follow);
}

export function findCategory(policy: Pick<Policy, 'categories'>, id: string): Category | undefined {
  return policy.categories.find((category) => category.id === id);
}

export function findService(policy: Policy, id: string): Service | undefined {
  return policy.services.find((service) => service.id === id);
}

export function servicesOf(policy: Policy, category: string): Service[] {
  return policy.services.filter((service) => service.category === category);
}

const grammar = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * Returns whether a value can be the id of a category, a service or a market.
 * `constructor` fits the grammar but is a key of every object, so it is not a valid id.
 */
export function isId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    grammar.test(value) &&
    value !== 'prototype' &&
    !(value in Object.prototype)
  );
}
