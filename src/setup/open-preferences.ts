import { CookiePreferences } from '../elements/preferences/preferences.js';
import { report } from '../diagnostics/report.js';

/**
 * Opens the preferences: the page's own, or new ones where it has none. Scrolls to inline ones instead. Resolves when they can be used.
 * Does nothing where there is no document, such as on a server.
 *
 * @param opener what gets the focus back when they close; left out, what has it now
 */
export async function openPreferences(opener?: Element): Promise<void> {
  if (!globalThis.document) return;
  try {
    const open = async (isDialog?: boolean) => {
      const preferences = CookiePreferences.get(opener, isDialog);
      preferences.opener = opener;
      await preferences.show();
      return preferences.focusView();
    };
    // The dialog opens if the visitor cannot see the inline ones.
    if ((await open()) === false) await open(true);
  } catch (error) {
    report(['preferences-undefined', String(error)]);
  }
}
