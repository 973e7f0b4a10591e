import { defineTag } from '../setup/define-tag.js';
import { CookieDeclaration } from '../elements/declaration/declaration.js';

defineTag('cookie-declaration', CookieDeclaration);

declare global {
  interface HTMLElementTagNameMap {
    'cookie-declaration': CookieDeclaration;
  }
}
