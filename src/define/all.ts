import './banner.js';
import './declaration.js';
import './gate.js';
import './preferences.js';
import './trigger.js';

export { defineConsentElements, type ConsentTagNames } from '../setup/define-elements.js';
