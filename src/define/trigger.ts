import { defineTag } from '../define-tag.js';
import { ConsentTrigger } from '../elements/trigger.js';

defineTag('consent-trigger', ConsentTrigger);

declare global {
  interface HTMLElementTagNameMap {
    'consent-trigger': ConsentTrigger;
  }
}
