/** The entry without side effects: classes, the store, types. Registering is `@cetegra/consent/define`, all at once `/auto`. */
export { configureConsent, type ConsentConfig } from './setup/configure.js';
export type { ConsentState } from './core/evaluate.js';
export { ConsentChangeEvent, ConsentReadyEvent } from './core/events.js';
export type { ImportOptions, Policy, PolicyInput } from './core/policy/policy.js';
export type { ConsentMethod, ConsentRecord } from './core/record.js';
export { ConsentStore } from './core/store.js';
export { CookieBanner } from './elements/banner/banner.js';
export { CookieDeclaration } from './elements/declaration/declaration.js';
export {
  ConsentGateCloseEvent,
  ConsentGateOpenEvent,
  ConsentGateViolationEvent,
} from './elements/events.js';
export { ConsentGate } from './elements/gate/gate.js';
export { CookiePreferences } from './elements/preferences/preferences.js';
export { ConsentTrigger } from './elements/trigger/trigger.js';
export { defineConsentElements, type ConsentTagNames } from './setup/define-elements.js';
export type { ConsentImportEvent } from './importers/events.js';
export type { ImportResult } from './importers/read-decision.js';
export { openPreferences } from './setup/open-preferences.js';
export { ranScripts } from './activation/executed.js';
export { getConsentStore, whenConsentStore } from './page/page-store.js';
