/** The door without side effects: classes, the store, types. Registering is `@cetegra/consent/define`, all at once `/auto`. */
export { configureConsent, type ConsentConfig } from './configure.js';
export type { ConsentState } from './core/evaluate.js';
export { ConsentChangeEvent, ConsentReadyEvent } from './core/events.js';
export type { ImportOptions, Policy, PolicyInput } from './core/policy.js';
export type { ConsentMethod, ConsentRecord } from './core/record.js';
export { ConsentStore } from './core/store.js';
export { CookieBanner } from './elements/banner.js';
export { CookieDeclaration } from './elements/declaration.js';
export { ConsentGateCloseEvent, ConsentGateOpenEvent, ConsentGateViolationEvent } from './elements/events.js';
export { ConsentGate } from './elements/gate.js';
export { CookiePreferences } from './elements/preferences.js';
export { ConsentTrigger } from './elements/trigger.js';
export { defineConsentElements, type ConsentTagNames } from './define-elements.js';
export type { ConsentImportEvent } from './importers/events.js';
export type { ImportResult } from './importers/read-decision.js';
export { openPreferences } from './open-preferences.js';
export { ranScripts } from './release/ran-scripts.js';
export { getConsentStore, whenConsentStore } from './page/page-store.js';
