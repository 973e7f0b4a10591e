import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { lookOverSoon } from '../audit/look-over.js';

/** What every view draws from. */
export interface ViewModel<Host extends HTMLElement = HTMLElement> extends Language {
  readonly host: Host;
  readonly store: ConsentStore;
}

/** Draws anew in the language the element is to speak from now on: all of it, and nothing else about it. @returns what stops it */
export function followLanguage(model: ViewModel, redraw: () => void): () => void {
  return model.follow((language) => {
    Object.assign(model, { locale: language.locale, words: language.words });
    redraw();
  });
}

/** Gives a shadow root its styles, once. A view shows: time to look the page over for its author's mistakes. */
export function adopt(root: ShadowRoot, ...sheets: readonly CSSStyleSheet[]): void {
  lookOverSoon();
  root.adoptedStyleSheets.push(...sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet)));
}

/** Languages written from right to left. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(?:ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr';
}
