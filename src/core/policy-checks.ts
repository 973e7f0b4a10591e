import { endpointOf } from './endpoint.js';
import { quoted } from './quoted.js';

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
  protected readonly mistakes: PolicyMistake[] = [];

  protected readonly texts: Check = (value, path) => {
    const texts = this.object(value, path);
    for (const [locale, text] of Object.entries(texts ?? {})) this.string(text, `${path}.${locale}`);
    if (texts && Object.keys(texts).length === 0) this.add(path, 'has no text. Write { "en": "…" }.');
  };

  /** Texts by message id, by locale. */
  protected readonly words: Check = (value, path) => {
    for (const [locale, words] of Object.entries(this.object(value, path) ?? {})) this.texts(words, `${path}.${locale}`);
  };

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

  protected readonly strings: Check = (value, path) => {
    this.list(value, path).forEach((item, index) => this.string(item, `${path}[${index}]`));
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

  protected list(value: unknown, path: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.add(path, `${quoted(value)} is no list.`);
    return [];
  }

  protected object(value: unknown, path: string, keys?: readonly string[]): Fields | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(path, `${quoted(value)} is no object.`);
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (keys && !keys.includes(key)) this.add(path === 'policy' ? key : `${path}.${key}`, `is no key of a policy here. Known are ${keys.join(', ')}.`);
    }
    return value as Fields;
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
