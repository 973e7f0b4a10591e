import type { ConsentStore } from './core/store.js';

/** Texts by message id, as `lit-localize build` writes them. The source language has none: its words are in the views. */
export type Words = Readonly<Record<string, unknown>>;

/** A language that is spoken, and its words. */
export interface Language {
  readonly locale: string;
  readonly words: Words | undefined;
}

const sourceLocale = 'en';

const loaders: Readonly<Record<string, () => Promise<{ templates: Words }>>> = {
  da: () => import('./generated/locales/da.js'),
  nb: () => import('./generated/locales/nb.js'),
  sv: () => import('./generated/locales/sv.js'),
};

/** Languages whose readers understand another of ours better than English. */
const neighbours: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/**
 * The language an element speaks, and its words: its `locale`, the nearest `lang`, the page's, its market's, English.
 * Where the words do not arrive it speaks English; asking again tries again.
 */
export async function languageOf(element: Element, store: ConsentStore): Promise<Language> {
  const market = store.policy.markets[store.state.market];
  const near = element.closest('[lang]')?.getAttribute('lang');
  const locale = resolveLocale([element.getAttribute('locale'), near, document.documentElement.lang, market?.locale]);
  const load = loaders[locale];
  try {
    return { locale, words: (await load?.())?.templates };
  } catch {
    return { locale: sourceLocale, words: undefined };
  }
}

/**
 * The first of the wished languages that there are words in: the whole tag, then its language alone; English in the end.
 *
 * @param wishes BCP 47 tags, the most wanted first; empty ones are passed over
 */
export function resolveLocale(wishes: readonly (string | null | undefined)[]): string {
  for (const wish of wishes) {
    const tag = wish?.trim().toLowerCase() ?? '';
    const language = tag.split('-')[0] ?? '';
    const found = [tag, language, neighbours[language]].find((code) => code === sourceLocale || Object.hasOwn(loaders, code ?? ''));
    if (found !== undefined) return found;
  }
  return sourceLocale;
}
