import { CookieBanner } from '../elements/banner.js';

if (globalThis.customElements && !customElements.get('cookie-banner')) customElements.define('cookie-banner', CookieBanner);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-banner': CookieBanner;
  }
}
