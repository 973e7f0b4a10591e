import { defineTag } from '../define-tag.js';
import { ConsentGate } from '../elements/gate.js';

defineTag('consent-gate', ConsentGate);

declare global {
  interface HTMLElementTagNameMap {
    'consent-gate': ConsentGate;
  }
}
