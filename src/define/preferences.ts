import { defineTag } from '../define-tag.js';
import { CookiePreferences } from '../elements/preferences.js';

defineTag('cookie-preferences', CookiePreferences);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-preferences': CookiePreferences;
  }
}
