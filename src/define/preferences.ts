import { defineTag } from '../setup/define-tag.js';
import { CookiePreferences } from '../elements/preferences/preferences.js';

defineTag('cookie-preferences', CookiePreferences);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-preferences': CookiePreferences;
  }
}
