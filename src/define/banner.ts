import { defineTag } from '../define-tag.js';
import { CookieBanner } from '../elements/banner.js';

defineTag('cookie-banner', CookieBanner);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-banner': CookieBanner;
  }
}
