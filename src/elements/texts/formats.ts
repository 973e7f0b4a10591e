import { spokenWord } from '../../localization/lit-localize.js';

type Kind = 'DateTimeFormat' | 'DisplayNames' | 'ListFormat' | 'NumberFormat';

/** What readers of a language also read, for engines without data for that language. */
const neighbours: Readonly<Partial<Record<string, string>>> = { nn: 'nb' };

/**
 * Formats with what a language ships in `locales/formats.json`, then with the engine's `Intl` data for it, then with a neighbouring
 * language. The shipped format comes first because no engine is complete for these languages: without data it would use the
 * browser's language (Chromium has none for ga, is, mt and nn) or codes (Firefox's units), and a malformed tag throws.
 *
 * @param shipped formats with what `locales/formats.json` has for the language
 * @returns `undefined` where nothing can format the value; never throws
 */
export function formatted(
  kind: Kind,
  locale: string,
  run: (locale: string) => string | undefined,
  shipped: () => string | undefined,
): string | undefined {
  return (
    attempt(undefined, locale, shipped) ??
    attempt(kind, locale, run) ??
    attempt(kind, neighbours[locale.slice(0, 2)] ?? '', run)
  );
}

function attempt(
  kind: Kind | undefined,
  locale: string,
  run: (locale: string) => string | undefined,
): string | undefined {
  try {
    const format: { supportedLocalesOf(locale: string): string[] } | undefined = kind && Intl[kind];
    return format?.supportedLocalesOf(locale).length === 0 ? undefined : run(locale);
  } catch {
    return undefined;
  }
}

/** A list of nouns in a sentence: "a, b, and c". */
export function listOf(items: readonly string[], locale: string): string {
  const shipped = () => {
    const last = spokenWord('format.list');
    return typeof last === 'string' && items.length > 1
      ? filled(last, items.slice(0, -1).join(', '), items.at(-1))
      : undefined;
  };
  return (
    formatted(
      'ListFormat',
      locale,
      (tag) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
      shipped,
    ) ?? items.join(', ')
  );
}

/** A text with its values: `{0}` stands for the first. */
export function filled(text: string, ...values: readonly unknown[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

/** What stands between two sentences: Chinese and Japanese write no space. */
export function sentences(locale: string, ...texts: readonly (string | false)[]): string {
  return texts.filter(Boolean).join(/^(?:ja|zh)/.test(locale) ? '' : ' ');
}
