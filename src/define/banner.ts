import { defineTag } from '../setup/define-tag.js';
import { CookieBanner } from '../elements/banner/banner.js';

defineTag('cookie-banner', CookieBanner);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-banner': CookieBanner;
  }
}
