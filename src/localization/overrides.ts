import { valueCounts } from '../generated/value-counts.js';
import type { ConsentStore } from '../core/store.js';
import type { Words } from './lit-localize.js';
import { report } from '../diagnostics/report.js';

/**
 * A language's words with the site's own over them: those for all its markets, then the market's; those of the language,
 * then of its region. Each replaces a whole text. Texts are text, never markup; `{0}` is the first value.
 */
export function withOwnWords(
  words: Words | undefined,
  { policy, marketOf }: ConsentStore,
  locale: string,
): Words | undefined {
  const own = [policy.texts, marketOf().texts];
  const codes = [locale.split('-')[0] ?? '', locale];
  const texts = own.flatMap((texts) =>
    codes.flatMap((code) => Object.entries(texts?.[code] ?? {})),
  );
  if (texts.length === 0) return words;
  // Words of the views that show details are a file of their own: not every id that is missing here is unknown.
  const missing = texts.flatMap(([id]) => (id in valueCounts || (words && id in words) ? [] : id));
  if (missing.length > 0)
    void import('./check-overrides.js')
      .then(({ checkTextIds }) => checkTextIds(missing))
      .catch(() => undefined);
  return {
    ...words,
    ...Object.fromEntries(texts.filter(isUsable).map(([id, text]) => [id, withValues(text)])),
  };
}

/** Policies come from JSON. The library's text replaces a value that is not a text or has an unknown placeholder. */
function isUsable([id, text]: [string, unknown]): boolean {
  if (typeof text !== 'string' || text.trim() === '') return false;
  const known = valueCounts[id] ?? 0;
  const isKnown = [...text.matchAll(/\{(\d+)\}/g)].every(([, index]) => Number(index) < known);
  if (!isKnown) report(['text-refused', id, String(known)]);
  return isKnown;
}

/** The form @lit/localize gives a text with values: https://lit.dev/docs/localization/overview/#strings-with-expressions */
function withValues(text: string): unknown {
  const parts = text.split(/\{(\d+)\}/);
  if (parts.length === 1) return text;
  const strings = parts.filter((_, index) => index % 2 === 0);
  return { strTag: true, strings, values: parts.filter((_, index) => index % 2 === 1).map(Number) };
}
