import { ConsentTrigger } from '../elements/trigger.js';

if (globalThis.customElements && !customElements.get('consent-trigger')) customElements.define('consent-trigger', ConsentTrigger);

declare global {
  interface HTMLElementTagNameMap {
    'consent-trigger': ConsentTrigger;
  }
}
