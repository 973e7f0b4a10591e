import { grammars } from './compile.js';
import { endpointOf } from './endpoint.js';
import { isList, quoted } from './quoted.js';

export interface PolicyMistake {
  /** Where: `services[2].category`. */
  readonly path: string;
  /** What is wrong, and what would be right. */
  readonly reason: string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Check = (value: unknown, path: string) => void;

/** What any value of a policy can be asked: each check that fails adds a mistake. */
export class PolicyChecks {
  constructor(protected readonly mistakes: PolicyMistake[]) {}

  protected readonly texts: Check = (value, path) => this.#textsBy('language', 'nb', value, path);

  /** Texts by message id, by locale. */
  protected readonly words: Check = (value, path) => {
    const words = this.object(value, path, undefined, (text) => `{ "nb": { "consent.accept-all": ${text} } }`);
    for (const [locale, texts] of Object.entries(words ?? {})) this.#textsBy('message id', 'consent.accept-all', texts, `${path}.${locale}`);
  };

  #textsBy(what: string, example: string, value: unknown, path: string): void {
    const texts = this.object(value, path, undefined, (text) => `one text for each ${what}: { "${example}": ${text} }`);
    for (const [key, text] of Object.entries(texts ?? {})) this.string(text, `${path}.${key}`);
    if (texts && Object.keys(texts).length === 0) this.add(path, `has no text. Write { "${example}": "…" }.`);
  }

  protected readonly locale: Check = (value, path) => {
    try {
      if (typeof value === 'string' && new Intl.Locale(value)) return;
    } catch {
      // Told below.
    }
    this.add(path, `${quoted(value)} is no language tag. Write one such as "nb" or "pt-BR".`);
  };

  protected readonly address: Check = (value, path) => {
    if (typeof value !== 'string' || !isWebAddress(value)) {
      this.add(path, `${quoted(value)} is no address. Write a path, or an https: URL.`);
    }
  };

  /** What is sent to, not linked to: a decision must not travel in the clear to another site. */
  protected readonly endpoint: Check = (value, path) => {
    if (typeof value !== 'string' || !endpointOf(value, 'https://base.invalid')) {
      this.add(path, `${quoted(value)} is no address of an endpoint. Write a path of this site, or an https: URL.`);
    }
  };

  protected readonly date: Check = (value, path) => {
    if (typeof value !== 'string' || !grammars.since.test(value) || Number.isNaN(Date.parse(value))) {
      this.add(path, `${quoted(value)} is no date. Write one such as "2026-11-01".`);
    } else if (!isDay(value.slice(0, 10))) this.add(path, `${quoted(value)} is no date: there is no such day. Write one such as "2026-11-01".`);
  };

  protected readonly string: Check = (value, path) => {
    if (typeof value !== 'string' || value.trim() === '') this.add(path, `${quoted(value)} is no text.`);
  };

  protected readonly boolean: Check = (value, path) => {
    if (typeof value !== 'boolean') this.add(path, `${quoted(value)} is neither true nor false.`);
  };

  protected optional(value: unknown, path: string, check: Check): void {
    if (value !== undefined) check(value, path);
  }

  /** The items of a list, read once; `undefined` for what is none. */
  protected list(value: unknown, path: string): readonly unknown[] | undefined {
    // By index: a list's own methods may be anything.
    if (isList(value)) return this.guarded(path, () => Array.from({ length: value.length }, (_, index) => value[index]));
    this.add(path, `${quoted(value)} is no list.${typeof value === 'string' ? ` Write [${quoted(value)}].` : ''}`);
    return undefined;
  }

  protected each(value: unknown, path: string, check: Check): void {
    this.list(value, path)?.forEach((item, index) => check(item, `${path}[${index}]`));
  }

  /**
   * The fields of an object, read once: a getter may throw, or say something else the next time.
   *
   * @param keys those it may have; left out, it may have any
   * @param rewrite a text that stands in the object's place, as it should be written
   */
  protected object(value: unknown, path: string, keys?: readonly string[], rewrite?: (text: string) => string): Fields | undefined {
    if (typeof value !== 'object' || value === null || isList(value)) {
      this.add(path, `${quoted(value)} is no object.${rewrite && typeof value === 'string' ? ` Write ${rewrite(quoted(value))}.` : ''}`);
      return undefined;
    }
    return this.guarded(path, () => {
      const own = Object.keys(value);
      for (const key of own) {
        if (keys && !keys.includes(key)) this.add(path === 'policy' ? key : `${path}.${key}`, `is no key of a policy here. Known are ${keys.join(', ')}.`);
      }
      return Object.fromEntries((keys ?? own).map((key) => [key, (value as Fields)[key]]));
    });
  }

  /** A policy is given as any object: what reads it may run a getter or a proxy's trap, and what those throw may throw again when it is looked at. */
  protected guarded<Result>(path: string, read: () => Result): Result | undefined {
    try {
      return read();
    } catch {
      this.add(path, 'cannot be read: something in it throws. Write plain values, as in JSON.');
      return undefined;
    }
  }

  protected add(path: string, reason: string): void {
    this.mistakes.push({ path, reason });
  }
}

/** The URL parser takes away the blanks and control characters that hide a `javascript:` from a simple look. */
function isWebAddress(value: string): boolean {
  const base = 'https://base.invalid';
  return URL.canParse(value, base) && /^https?:$/.test(new URL(value, base).protocol);
}

/** Some engines read the 30th of February as the 2nd of March, others not at all. */
function isDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}
