import type { Service } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { report } from '../../diagnostics/report.js';

/** What an element renders, with its language. */
export interface Loaded<View> {
  readonly view: View;
  readonly language: Language;
}

/**
 * Fetches what an element renders and its words, side by side. If they do not arrive the page works on, denied; asking
 * again tries again.
 *
 * @param detailed whether the view names services, cookies and tables: their words are a file of their own
 * @param onLanguage receives the language as soon as its first words arrived, whether the view and the rest do or not
 */
export async function loadView<View>(
  host: HTMLElement,
  store: ConsentStore,
  load: () => Promise<View>,
  detailed = false,
  onLanguage?: (language: Language) => void,
): Promise<Loaded<View> | undefined> {
  const loadingLanguage = import('../../localization/language.js')
    .then(({ languageOf }) => languageOf(host, store, detailed, onLanguage))
    .catch((): Language => ({ locale: 'en', words: undefined, onChange: () => () => undefined }));
  try {
    return { view: await load(), language: await loadingLanguage };
  } catch (error) {
    // The fallback view needs the words, which may still be loading.
    await loadingLanguage;
    return reportFailure(host, error);
  }
}

/** Shows what was loaded. Where that fails, such as with files of two releases, the page works on, denied. */
export function draw<Shown>(host: HTMLElement, run: () => Shown): Shown | undefined {
  try {
    return run();
  } catch (error) {
    return reportFailure(host, error);
  }
}

function reportFailure(host: HTMLElement, error: unknown): undefined {
  report(['view-not-loaded', host.localName, String(error)], host);
}

/** Fetches, beside what an element renders, what the catalogue knows about the services it speaks of. */
export async function withPresets<View>(
  services: readonly Service[],
  loading: Promise<View>,
): Promise<View> {
  const presets = import('../../data/services/load-services.js').then(({ loadPresets }) =>
    loadPresets(services),
  );
  const [view] = await Promise.all([loading, presets]);
  return view;
}
