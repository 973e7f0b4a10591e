import { grammars } from './compile.js';
import { resolveEndpoint } from './endpoint.js';
import { isList, quoted } from './quoted.js';

export interface PolicyMistake {
  /** The path of the key, such as `services[2].category`. */
  readonly path: string;
  /** A sentence that follows the path: the mistake and its fix. */
  readonly reason: string;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Check = (value: unknown, path: string) => void;

/** Checks of any value of a policy. Each check that fails adds a mistake. */
export class PolicyChecks {
  constructor(protected readonly mistakes: PolicyMistake[]) {}

  protected readonly texts: Check = (value, path) => this.#textsBy('language', 'nb', value, path);

  /** Texts by message id, by locale. */
  protected readonly words: Check = (value, path) => {
    const words = this.object(
      value,
      path,
      undefined,
      (text) => `{ "nb": { "consent.accept-all": ${text} } }`,
    );
    for (const [locale, texts] of Object.entries(words ?? {}))
      this.#textsBy('message id', 'consent.accept-all', texts, `${path}.${locale}`);
  };

  #textsBy(what: string, example: string, value: unknown, path: string): void {
    const texts = this.object(
      value,
      path,
      undefined,
      (text) => `one text for each ${what}: { "${example}": ${text} }`,
    );
    for (const [key, text] of Object.entries(texts ?? {})) this.string(text, `${path}.${key}`);
    if (texts && Object.keys(texts).length === 0)
      this.add(
        path,
        `expected at least one text, got an empty object. Write { "${example}": "…" }.`,
      );
  }

  protected readonly locale: Check = (value, path) => {
    try {
      if (typeof value === 'string' && new Intl.Locale(value)) return;
    } catch {
      // Reported below.
    }
    this.add(
      path,
      `${quoted(value)} is not a valid language tag. Use one such as "nb" or "pt-BR".`,
    );
  };

  protected readonly address: Check = (value, path) => {
    if (typeof value !== 'string' || !isWebAddress(value)) {
      this.add(path, `${quoted(value)} is not a web address. Use a path or an https: URL.`);
    }
  };

  /** A URL that receives decisions. They must not travel unencrypted to another site. */
  protected readonly endpoint: Check = (value, path) => {
    if (typeof value !== 'string' || !resolveEndpoint(value, 'https://base.invalid')) {
      this.add(
        path,
        value === undefined
          ? 'is missing. Use a path of this site, or an https: URL.'
          : `${quoted(value)} is not a valid endpoint. Use a path of this site, or an https: URL.`,
      );
    }
  };

  protected readonly date: Check = (value, path) => {
    if (
      typeof value !== 'string' ||
      !grammars.since.test(value) ||
      Number.isNaN(Date.parse(value))
    ) {
      this.add(path, `${quoted(value)} is not a valid date. Use one such as "2026-11-01".`);
    } else if (!isDay(value.slice(0, 10)))
      this.add(
        path,
        `${quoted(value)} is not a valid date: the day does not exist. Use one such as "2026-11-01".`,
      );
  };

  protected readonly string: Check = (value, path) => {
    if (typeof value !== 'string' || value.trim() === '')
      this.add(
        path,
        value === undefined
          ? 'is missing. Write a text.'
          : `expected a non-empty string, got ${quoted(value)}.`,
      );
  };

  protected readonly boolean: Check = (value, path) => {
    if (typeof value !== 'boolean') this.add(path, `expected true or false, got ${quoted(value)}.`);
  };

  protected optional(value: unknown, path: string, check: Check): void {
    if (value !== undefined) check(value, path);
  }

  /** Reads the items of an array once; `undefined` for any other value. */
  protected list(value: unknown, path: string): readonly unknown[] | undefined {
    // By index, because an array may override its own methods.
    if (isList(value))
      return this.guarded(path, () =>
        Array.from({ length: value.length }, (_, index) => value[index]),
      );
    this.add(
      path,
      `expected an array, got ${quoted(value)}.${typeof value === 'string' ? ` Write [${quoted(value)}].` : ''}`,
    );
    return undefined;
  }

  protected each(value: unknown, path: string, check: Check): void {
    this.list(value, path)?.forEach((item, index) => check(item, `${path}[${index}]`));
  }

  /**
   * Reads the fields of an object once, because a getter may throw or return another value the next time.
   *
   * @param keys the allowed keys; any key if omitted
   * @param rewrite returns what to write instead of a string
   */
  protected object(
    value: unknown,
    path: string,
    keys?: readonly string[],
    rewrite?: (text: string) => string,
  ): Fields | undefined {
    if (typeof value !== 'object' || value === null || isList(value)) {
      this.add(
        path,
        `${value === undefined ? 'is missing' : `expected an object, got ${quoted(value)}`}.${rewrite && typeof value === 'string' ? ` Write ${rewrite(quoted(value))}.` : ''}`,
      );
      return undefined;
    }
    return this.guarded(path, () => {
      const own = Object.keys(value);
      for (const key of own) {
        if (keys && !keys.includes(key))
          this.add(
            path === 'policy' ? key : `${path}.${key}`,
            `is not a known key. Use one of ${keys.join(', ')}.`,
          );
      }
      return Object.fromEntries((keys ?? own).map((key) => [key, (value as Fields)[key]]));
    });
  }

  /** Any object can be a policy, so reading it may run a getter or a proxy's trap. A thrown value may throw again when it is read. */
  protected guarded<Result>(path: string, read: () => Result): Result | undefined {
    try {
      return read();
    } catch {
      this.add(path, 'cannot be read, because it throws. Use plain values, as in JSON.');
      return undefined;
    }
  }

  protected add(path: string, reason: string): void {
    this.mistakes.push({ path, reason });
  }
}

/** The URL parser removes the blanks and control characters that can hide `javascript:`. */
function isWebAddress(value: string): boolean {
  const base = 'https://base.invalid';
  return URL.canParse(value, base) && /^https?:$/.test(new URL(value, base).protocol);
}

/** Some engines parse 30 February as 2 March, others reject it. */
function isDay(day: string): boolean {
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}
