import { isOptOut } from '../../core/jurisdiction.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { optOutIcon } from './opt-out-icon.js';
import { isSignalHonored } from '../texts/words.js';
import { page } from '../../page/trusted-dom.js';

const css = `
  :host { display: inline-block }
  :host([hidden]), [hidden] { display: none }
  button { min-block-size: 44px; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start;
    text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; cursor: pointer }
  button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
  svg { block-size: 0.875em; inline-size: auto; margin-inline-start: 0.375em; vertical-align: -0.0625em; forced-color-adjust: none }
  button:not([hidden]) + span:not([hidden]) { margin-inline-start: 0.75em }
  @media print { :host { display: none } }`;

/** The view of a trigger. `update` brings it in line with the store's state and keeps the button, which may have the focus. */
export interface Trigger {
  update(language: Language): void;
}

/**
 * A button as tall as a finger, in the page's own letters. In opt-out jurisdictions it is titled "Your Privacy Choices" with
 * the opt-out icon beside it (11 CCR §7015(b)), and a line says whether an opt-out signal was processed (§7025(c)(6)).
 * Built without Lit, because visitors who have decided see it on every page.
 */
export function drawTrigger(host: Element, store: ConsentStore): Trigger {
  const root = host.shadowRoot as ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const button = page.createElement('button');
  button.type = 'button';
  button.setAttribute('part', 'button');
  button.dataset.consentAction = 'open-preferences';
  const title = page.createElement('slot');
  const icon = optOutIcon();
  const status = page.createElement('span');
  status.setAttribute('part', 'status');
  button.append(title, icon);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(button, status);

  return {
    update(language) {
      const optOut = isOptOut(store.state.jurisdiction);
      for (const element of [title, status]) element.lang = language.locale;
      title.textContent = optOut
        ? textFor(store, language, 'consent.privacy-choices', 'Your Privacy Choices')
        : textFor(store, language, 'consent.cookie-settings', 'Cookie settings');
      icon.toggleAttribute('hidden', !optOut);
      status.textContent = textFor(
        store,
        language,
        'consent.opt-out-honoured',
        'Opt-out request honored.',
      );
      status.hidden = !optOut || !isSignalHonored(store);
      button.hidden = host.hasAttribute('status-only');
    },
  };
}

/** The site's own text, else the translated one, else the English one. */
function textFor(
  { policy, state }: ConsentStore,
  { locale, words }: Language,
  id: string,
  english: string,
): string {
  const translated = words?.[id];
  return (
    policy.markets[state.market]?.texts?.[locale]?.[id] ??
    (typeof translated === 'string' ? translated : english)
  );
}
