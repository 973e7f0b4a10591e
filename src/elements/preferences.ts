import { loadView } from './load-view.js';
import { reflect } from './reflect.js';
import { Shell } from './shell.js';
import type { PreferencesView } from './views/preferences.js';

/**
 * `<cookie-preferences>`: the second layer, a modal dialog with a switch for each category; with `inline` it stands in the
 * page. A page needs none: what opens the preferences makes one. Esc and close leave everything as it was.
 *
 * @csspart panel heading description category switch service table actions button close
 */
export class CookiePreferences extends Shell {
  static readonly observedAttributes = ['open', 'inline', 'locale', 'policy-href', 'heading-level'];
  static readonly #present = new Set<CookiePreferences>();

  static {
    reflect(this, ['market', 'locale', 'policy-href', 'heading-level'], ['inline', 'open']);
  }

  /** The page's dialog, made at its end if it has none. The class must have been defined. */
  static get(): CookiePreferences {
    const present = [...this.#present].find((element) => !element.inline);
    if (present) return present;
    const made = new this();
    document.body.append(made);
    return made;
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;
  /** Where the cookie policy stands; left out, the market's of the policy. */
  declare policyHref: string | null;
  /** From `1` to `6`; `2` when left out. */
  declare headingLevel: string | null;
  /** Stands in the page instead of in a dialog. */
  declare inline: boolean;
  /** Whether the dialog is open. Setting it is the same as `show()` and `close()`. */
  declare open: boolean;

  #view: PreferencesView | undefined;
  #wanted = false;

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      if ((event as Event & { command?: string }).command === '--open') void this.show();
    });
  }

  attributeChangedCallback(name: string): void {
    if (name === 'inline' || name === 'locale') this.#reopen();
    else if (name !== 'open') this.#view?.update();
    else if (this.open !== this.#wanted && !this.inline) void (this.open ? this.show() : this.close());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    CookiePreferences.#present.delete(this);
    this.close();
  }

  /** Opens the dialog. Resolves when it can be used, or was closed meanwhile. */
  show = async (): Promise<void> => {
    this.#wanted = true;
    const { store } = this;
    const loaded = store && (await loadView(this, store, () => import('./views/preferences.js')));
    if (!loaded || !this.#wanted || this.#view || store !== this.store) return;
    this.#view = loaded.view.openPreferences(this, store, loaded.language);
    this.open = !this.inline;
  };

  /** Closes the dialog; what was not saved is forgotten. */
  close = (): void => {
    this.#wanted = false;
    this.#view?.close();
    this.#view = undefined;
    this.open = false;
  };

  protected override joined(): void {
    CookiePreferences.#present.add(this);
    if (this.inline || this.open || this.#wanted) void this.show();
  }

  protected override changed(): void {
    this.#view?.update();
  }

  protected override act(action: string, control: HTMLElement): void {
    if (action === 'save' && this.#view) this.store?.save(this.#view.answers());
    else super.act(action, control);
    if (!this.inline && action !== 'withdraw-service') this.close();
  }

  #reopen(): void {
    const isShown = this.#view !== undefined;
    this.close();
    if (isShown || this.inline) void this.show();
  }
}
