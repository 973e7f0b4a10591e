import { CookiePreferences } from '../elements/preferences.js';

if (globalThis.customElements && !customElements.get('cookie-preferences')) customElements.define('cookie-preferences', CookiePreferences);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-preferences': CookiePreferences;
  }
}
