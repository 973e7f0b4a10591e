import type { Language } from '../../localization/language.js';
import type { PreferencesView } from './view.js';
import type { CookiePreferences } from './preferences.js';
import { page } from '../../page/trusted-dom.js';

/**
 * What the preferences show when their own view did not arrive. Only saying no needs no explanation first (GDPR, art. 4(11)
 * and 7(3)), so that is what they offer; asking again tries again.
 *
 * @param language what the element speaks, if its words arrived; left out, English
 */
export function openPlain(host: CookiePreferences, language?: Language): PreferencesView {
  const dialog = page.createElement('dialog');
  const say = (id: string, english: string) => (language?.words?.[`consent.${id}`] as string | undefined) ?? english;
  dialog.lang = language?.locale ?? 'en';
  dialog.dir = 'auto';
  dialog.append(say('not-loaded', 'The cookie settings could not be loaded.'), ' ');
  for (const [action, text] of [['reject-all', 'Reject all'], ['close', 'Close']] as const) {
    const button = page.createElement('button');
    button.dataset.consentAction = action;
    button.textContent = say(action, text);
    dialog.append(button, ' ');
  }
  dialog.addEventListener('cancel', host.close);
  host.shadowRoot?.append(dialog);
  if (host.inline) dialog.open = true;
  else dialog.showModal();
  return {
    update: () => undefined,
    answers: () => ({}),
    attend: () => dialog.querySelector('button')?.focus(),
    close() {
      dialog.close();
      dialog.remove();
    },
  };
}
