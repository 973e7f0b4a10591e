import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../language.js';

const words = 'consent.cookie-settings';
const english = 'Cookie settings';

/** A button as tall as a finger, in the page's own letters. Built by hand: who has answered must not load Lit for it on every page. */
export function drawTrigger(host: Element, { policy, state }: ConsentStore, language: Language): void {
  const root = host.shadowRoot as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: inline-block }
    :host([hidden]) { display: none }
    button { min-block-size: 44px; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start;
      text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; cursor: pointer }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
    @media print { :host { display: none } }`);
  const button = document.createElement('button');
  const own = policy.markets[state.market]?.texts?.[language.locale]?.[words];
  button.type = 'button';
  button.setAttribute('part', 'button');
  button.dataset.consentAction = 'open-preferences';
  const slot = document.createElement('slot');
  slot.lang = language.locale;
  const translated = language.words?.[words];
  slot.textContent = own ?? (typeof translated === 'string' ? translated : english);
  button.append(slot);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(button);
}
