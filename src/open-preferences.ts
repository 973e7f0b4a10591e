import { CookiePreferences } from './elements/preferences.js';
import { report } from './report.js';

/**
 * Opens the preferences: the page's own, or new ones where it has none. Those that stand in the page are gone to instead. Resolves when they can be used.
 * Does nothing where there is no document, such as on a server.
 *
 * @param opener what gets the focus back when they close; left out, what has it now
 */
export async function openPreferences(opener?: Element): Promise<void> {
  if (!globalThis.document) return;
  try {
    const preferences = CookiePreferences.get(opener);
    preferences.opener = opener;
    await preferences.show();
    preferences.attend();
  } catch (error) {
    report(['preferences-undefined', String(error)]);
  }
}
