import type { ConsentStore } from '../core/store.js';
import { loaders } from '../generated/loaders.js';
import { onLanguageChange } from './watch.js';
import { resolveLocale } from './locale.js';
import type { Words } from './lit-localize.js';
import { page } from '../page/trusted-dom.js';

/** An element's language, and its words. */
export interface Language {
  readonly locale: string;
  readonly words: Words | undefined;
  /** Calls `run` with the element's new language whenever it changes. @returns what stops it */
  readonly onChange: (run: (language: Language) => void) => () => void;
}

const sourceLocale = 'en';
/** The page's language before a browser translated it. */
let writtenIn = '';
const spoken = [sourceLocale, ...Object.keys(loaders)];

/**
 * The language an element speaks, and its words. Where they do not all arrive it speaks English, never half of each; asking
 * again tries again.
 *
 * @param detailed whether services, cookies and tables are named
 * @param onFirst receives the language with its first words alone, which suffice for a fallback
 */
export async function languageOf(
  element: Element,
  store: ConsentStore,
  detailed = false,
  onFirst?: (language: Language) => void,
): Promise<Language> {
  const locale = await localeOf(element, store);
  const onChange = changesOf(element, store, detailed, locale);
  const [first, details] = loaders[locale] ?? [];
  try {
    const rest = detailed ? details?.() : undefined;
    // It may fail before the first words are there.
    rest?.catch(() => undefined);
    const part = await first?.();
    onFirst?.({ locale, words: await withTexts(part?.templates, store, locale), onChange });
    const parts = [part, await rest];
    const words = first && (Object.assign({}, ...parts.map((each) => each?.templates)) as Words);
    return { locale, words: await withTexts(words, store, locale), onChange };
  } catch {
    return {
      locale: sourceLocale,
      words: await withTexts(undefined, store, sourceLocale),
      onChange,
    };
  }
}

function changesOf(
  element: Element,
  store: ConsentStore,
  detailed: boolean,
  firstLocale: string,
): Language['onChange'] {
  return (run) => {
    let [locale, market] = [firstLocale, store.state.market];
    let stopped = false;
    const check = async () => {
      const wished = await localeOf(element, store);
      if (stopped || (wished === locale && market === store.state.market)) return;
      [locale, market] = [wished, store.state.market];
      const language = await languageOf(element, store, detailed);
      // A further change while the words were loading runs a check of its own.
      if (!stopped && locale === wished) run(language);
    };
    const stop = onLanguageChange(element, store, () => void check());
    // It may have changed while the view was on its way.
    void check();
    return () => {
      stopped = true;
      stop();
    };
  };
}

/** An element's language: its `locale`, the nearest `lang`, the page's, its market's, English. */
async function localeOf(element: Element, { marketOf }: ConsentStore): Promise<string> {
  const { id, locale } = marketOf();
  const wished = [element.getAttribute('locale'), nearestLang(element), pageLang(), locale];
  return (
    resolveLocale(wished, spoken) ??
    resolveLocale(locale === undefined ? await languagesIn(id) : [], spoken) ??
    sourceLocale
  );
}

/** The site's own texts over the words, where it has any. */
async function withTexts(
  words: Words | undefined,
  store: ConsentStore,
  locale: string,
): Promise<Words | undefined> {
  if (!store.policy.texts && !store.marketOf().texts) return words;
  try {
    const { withOwnWords } = await import('./overrides.js');
    return withOwnWords(words, store, locale);
  } catch {
    // Ours say the same, less in the site's voice.
    return words;
  }
}

/** `closest` ends at a shadow root; a language does not. */
function nearestLang(element: Element): string | null {
  const near = element.closest('[lang]');
  const root = element.getRootNode();
  return near
    ? near.getAttribute('lang')
    : root instanceof ShadowRoot
      ? nearestLang(root.host)
      : null;
}

/** Browsers that translate a page write their language over its own; into one that is not ours they leave ours alone. */
function pageLang(): string {
  const { lang, classList } = page.documentElement;
  const isTranslated = classList.contains('translated-ltr') || classList.contains('translated-rtl');
  if (!isTranslated) writtenIn = lang;
  return isTranslated && !resolveLocale([lang], spoken) ? writtenIn : lang;
}

async function languagesIn(market: string): Promise<readonly string[]> {
  try {
    const { markets } = await import('../data/markets/index.js');
    return (markets[market] ?? markets[market.replace(/-.*/, '')])?.languages ?? [];
  } catch {
    return [];
  }
}
