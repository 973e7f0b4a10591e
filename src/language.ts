import { partOf } from './core/markets.js';
import { findMarket } from './core/policy.js';
import type { ConsentStore } from './core/store.js';
import { loaders } from './generated/loaders.js';
import { resolveLocale } from './resolve-locale.js';

/** Texts by message id, as `lit-localize build` writes them. The source language has none: its words are in the views. */
export type Words = Readonly<Record<string, unknown>>;

/** A language that is spoken, and its words. */
export interface Language {
  readonly locale: string;
  readonly words: Words | undefined;
}

const sourceLocale = 'en';
/** The page's language before anyone translated it. */
const writtenIn = document.documentElement.lang;
const spoken = [sourceLocale, ...Object.keys(loaders)];

/**
 * The language an element speaks, and its words. Where they do not all arrive it speaks English, never half of each; asking
 * again tries again.
 *
 * @param detailed whether services, cookies and tables are named
 */
export async function languageOf(element: Element, store: ConsentStore, detailed = false): Promise<Language> {
  const locale = await localeOf(element, store);
  const [first, details] = loaders[locale] ?? [];
  try {
    const parts = await Promise.all([first?.(), detailed ? details?.() : undefined]);
    const words = first && (Object.assign({}, ...parts.map((part) => part?.templates)) as Words);
    return { locale, words: await withTexts(words, store, locale) };
  } catch {
    return { locale: sourceLocale, words: await withTexts(undefined, store, sourceLocale) };
  }
}

/** An element's language: its `locale`, the nearest `lang`, the page's, its market's, English. */
export async function localeOf(element: Element, { policy, state }: ConsentStore): Promise<string> {
  const { id, locale } = findMarket(policy, state.market);
  const wished = [element.getAttribute('locale'), nearestLang(element), pageLang(), locale];
  return resolveLocale(wished, spoken) ?? resolveLocale(locale === undefined ? await languagesIn(id) : [], spoken) ?? sourceLocale;
}

/** The site's own texts over the words, where it has any. */
async function withTexts(words: Words | undefined, store: ConsentStore, locale: string): Promise<Words | undefined> {
  const { policy, state } = store;
  if (!policy.texts && !findMarket(policy, state.market).texts) return words;
  const { withOwnWords } = await import('./own-words.js');
  return withOwnWords(words, store, locale);
}

/** `closest` ends at a shadow root; a language does not. */
function nearestLang(element: Element): string | null {
  const near = element.closest('[lang]');
  const root = element.getRootNode();
  return near ? near.getAttribute('lang') : root instanceof ShadowRoot ? nearestLang(root.host) : null;
}

/** Browsers that translate a page write their language over its own; into one that is not ours they leave ours alone. */
function pageLang(): string {
  const { lang, classList } = document.documentElement;
  const isTranslated = classList.contains('translated-ltr') || classList.contains('translated-rtl');
  return isTranslated && !resolveLocale([lang], spoken) ? writtenIn : lang;
}

async function languagesIn(market: string): Promise<readonly string[]> {
  try {
    const { markets } = await import('./markets/index.js');
    return (markets[market] ?? markets[partOf(market)])?.languages ?? [];
  } catch {
    return [];
  }
}
