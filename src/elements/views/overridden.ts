import type { ConsentStore } from '../../core/store.js';
import type { Words } from '../../language.js';

/** A language's words with the site's own over them. Texts are text, never markup; `{0}` stands for the first value. */
export function overridden(words: Words | undefined, store: ConsentStore, locale: string): Words | undefined {
  const texts = store.policy.markets[store.state.market]?.texts?.[locale];
  if (!texts) return words;
  return { ...words, ...Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, withValues(text)])) };
}

/** The form @lit/localize gives a text with values: https://lit.dev/docs/localization/overview/#strings-with-expressions */
function withValues(text: string): unknown {
  const parts = text.split(/\{(\d+)\}/);
  if (parts.length === 1) return text;
  const strings = parts.filter((_, index) => index % 2 === 0);
  return { strTag: true, strings, values: parts.filter((_, index) => index % 2 === 1).map(Number) };
}
