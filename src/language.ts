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
const spoken = [sourceLocale, ...Object.keys(loaders)];

/**
 * The language an element speaks, and its words. Where they do not all arrive it speaks English, never half of each; asking
 * again tries again.
 *
 * @param detailed whether services, cookies and tables are named
 */
export async function languageOf(element: Element, store: ConsentStore, detailed = false): Promise<Language> {
  const locale = localeOf(element, store);
  const [first, details] = loaders[locale] ?? [];
  try {
    const parts = await Promise.all([first?.(), detailed ? details?.() : undefined]);
    const words = first && (Object.assign({}, ...parts.map((part) => part?.templates)) as Words);
    return { locale, words };
  } catch {
    return { locale: sourceLocale, words: undefined };
  }
}

/** An element's language: its `locale`, the nearest `lang`, the page's, its market's, English. */
export function localeOf(element: Element, store: ConsentStore): string {
  const market = store.policy.markets[store.state.market];
  const near = element.closest('[lang]')?.getAttribute('lang');
  return resolveLocale([element.getAttribute('locale'), near, document.documentElement.lang, market?.locale], spoken);
}
