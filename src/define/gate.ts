import { defineTag } from '../setup/define-tag.js';
import { ConsentGate } from '../elements/gate/gate.js';

defineTag('consent-gate', ConsentGate);

declare global {
  interface HTMLElementTagNameMap {
    'consent-gate': ConsentGate;
  }
}
