import { defineTag } from '../setup/define-tag.js';
import { ConsentTrigger } from '../elements/trigger/trigger.js';

defineTag('consent-trigger', ConsentTrigger);

declare global {
  interface HTMLElementTagNameMap {
    'consent-trigger': ConsentTrigger;
  }
}
