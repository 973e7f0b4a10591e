import { defineTag } from './define-tag.js';
import { CookieBanner } from '../elements/banner/banner.js';
import { CookieDeclaration } from '../elements/declaration/declaration.js';
import { ConsentGate } from '../elements/gate/gate.js';
import { CookiePreferences } from '../elements/preferences/preferences.js';
import { ConsentTrigger } from '../elements/trigger/trigger.js';

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
  defineTag(names.banner ?? 'cookie-banner', CookieBanner);
  defineTag(names.preferences ?? 'cookie-preferences', CookiePreferences);
  defineTag(names.gate ?? 'consent-gate', ConsentGate);
  defineTag(names.declaration ?? 'cookie-declaration', CookieDeclaration);
  defineTag(names.trigger ?? 'consent-trigger', ConsentTrigger);
}
