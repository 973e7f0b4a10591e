import { CookiePreferences } from './elements/preferences.js';
import { report } from './report.js';

/** Opens the preferences: the page's own, or new ones where it has none. Resolves when they can be used. */
export async function openPreferences(): Promise<void> {
  try {
    await CookiePreferences.get().show();
  } catch (error) {
    report(['preferences-undefined', String(error)]);
  }
}
