import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { lookOverSoon } from '../audit/look-over.js';

/** The input of every view. */
export interface ViewModel<Host extends HTMLElement = HTMLElement> extends Language {
  readonly host: Host;
  readonly store: ConsentStore;
}

/** Renders the whole element again in its new language, and changes nothing else. @returns a function that stops it */
export function redrawOnLanguageChange(model: ViewModel, redraw: () => void): () => void {
  return model.onChange((language) => {
    Object.assign(model, { locale: language.locale, words: language.words });
    redraw();
  });
}

/** Gives a shadow root its styles, once. A view shows: time to look the page over for its author's mistakes. */
export function adopt(root: ShadowRoot, ...sheets: readonly CSSStyleSheet[]): void {
  lookOverSoon();
  root.adoptedStyleSheets.push(
    ...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet)),
  );
}

/** Languages written from right to left. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(?:ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr';
}
