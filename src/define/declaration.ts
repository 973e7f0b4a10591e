import { CookieDeclaration } from '../elements/declaration.js';

if (globalThis.customElements && !customElements.get('cookie-declaration')) customElements.define('cookie-declaration', CookieDeclaration);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-declaration': CookieDeclaration;
  }
}
