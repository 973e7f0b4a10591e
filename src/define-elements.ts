import { CookieBanner } from './elements/banner.js';
import { CookieDeclaration } from './elements/declaration.js';
import { ConsentGate } from './elements/gate.js';
import { CookiePreferences } from './elements/preferences.js';
import { ConsentTrigger } from './elements/trigger.js';

export interface ConsentTagNames {
  banner?: string;
  preferences?: string;
  gate?: string;
  declaration?: string;
  trigger?: string;
}

/**
 * Registers the tags, under other names where a page needs them: `defineConsentElements({ banner: 'consent-notice' })`.
 * A name that is taken is left to whoever has it.
 */
export function defineConsentElements(names: ConsentTagNames = {}): void {
  define(names.banner ?? 'cookie-banner', CookieBanner);
  define(names.preferences ?? 'cookie-preferences', CookiePreferences);
  define(names.gate ?? 'consent-gate', ConsentGate);
  define(names.declaration ?? 'cookie-declaration', CookieDeclaration);
  define(names.trigger ?? 'consent-trigger', ConsentTrigger);
}

function define(name: string, Class: CustomElementConstructor): void {
  // A second definition throws, and with it the rest of the bundle is lost. A class can have one name only.
  if (!globalThis.customElements || customElements.get(name)) return;
  customElements.define(name, customElements.getName?.(Class) ? class extends Class {} : Class);
}
