import { defineTag } from '../define-tag.js';
import { CookieDeclaration } from '../elements/declaration.js';

defineTag('cookie-declaration', CookieDeclaration);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-declaration': CookieDeclaration;
  }
}
