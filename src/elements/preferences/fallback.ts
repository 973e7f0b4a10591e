import type { Language } from '../../localization/language.js';
import type { PreferencesHost, PreferencesView } from './view.js';
import { page } from '../../page/trusted-dom.js';

/**
 * The preferences without their own view, which did not load. They offer only a refusal, because it needs no explanation (GDPR,
 * art. 4(11) and 7(3)). Opening them again retries.
 *
 * @param language the element's language, if its texts have loaded. Default: English
 */
export function openFallback(host: PreferencesHost, language?: Language): PreferencesView {
  const dialog = page.createElement('dialog');
  const textOf = (id: string, english: string) =>
    (language?.words?.[`consent.${id}`] as string | undefined) ?? english;
  dialog.lang = language?.locale ?? 'en';
  dialog.dir = 'auto';
  dialog.append(textOf('not-loaded', 'The cookie settings could not be loaded.'), ' ');
  for (const [action, text] of [
    ['reject-all', 'Reject all'],
    ['close', 'Close'],
  ] as const) {
    const button = page.createElement('button');
    button.dataset.consentAction = action;
    button.textContent = textOf(action, text);
    dialog.append(button, ' ');
  }
  dialog.addEventListener('cancel', host.close);
  host.shadowRoot?.append(dialog);
  if (host.inline) dialog.open = true;
  else dialog.showModal();
  return {
    update: () => undefined,
    answers: () => ({}),
    focus: () => dialog.querySelector('button')?.focus(),
    close() {
      dialog.close();
      dialog.remove();
    },
  };
}
