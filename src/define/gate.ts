import { ConsentGate } from '../elements/gate.js';

if (globalThis.customElements && !customElements.get('consent-gate')) customElements.define('consent-gate', ConsentGate);

declare global {
  interface HTMLElementTagNameMap {
    'consent-gate': ConsentGate;
  }
}
