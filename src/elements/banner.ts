import type { ConsentChangeEvent } from '../core/events.js';
import type { ConsentStore } from '../core/store.js';
import { loadView } from './load-view.js';
import { reflect } from './reflect.js';
import { Shell } from './shell.js';
import type { View } from './view.js';

/**
 * `<cookie-banner>`: the first layer. Shows itself when there is something to decide, and leaves when it is decided.
 * Not modal, takes no focus, and lies in the top layer. Write it first in `body`, after the skip link: the keyboard
 * follows the document's order. Of several in a page the first one shows.
 *
 * @slot heading - replaces the heading's text
 * @slot description - replaces the description
 * @slot links - more links, after the cookie policy's
 * @csspart panel heading description actions button links
 */
export class CookieBanner extends Shell {
  static readonly observedAttributes = ['open', 'locale', 'policy-href', 'position', 'modal', 'heading-level'];
  static #first: CookieBanner | undefined;

  static {
    reflect(this, ['market', 'locale', 'policy-href', 'position', 'heading-level'], ['modal', 'open']);
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;
  /** Where the cookie policy stands; left out, the market's of the policy. */
  declare policyHref: string | null;
  /** `bottom` (default), `top`, `bottom-start`, `bottom-end` or `center`. */
  declare position: string | null;
  /** Blocks the page until it is answered or dismissed; a dismissal grants nothing. */
  declare modal: boolean;
  /** From `1` to `6`; `2` when left out. */
  declare headingLevel: string | null;
  /** Whether the banner shows. Setting it is the same as `show()` and `hide()`. */
  declare open: boolean;

  #view: View | undefined;
  #wanted = false;

  attributeChangedCallback(name: string): void {
    if (name === 'locale') this.#reopen();
    else if (name !== 'open') this.#view?.update();
    else if (this.open !== this.#wanted) void (this.open ? this.show() : this.hide());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (CookieBanner.#first === this) CookieBanner.#first = undefined;
    this.hide();
  }

  /** Shows the banner, whatever has been decided. Resolves when it can be read, or was hidden meanwhile. */
  show = async (): Promise<void> => {
    this.#wanted = true;
    const { store } = this;
    const loaded = store && (await loadView(this, store, () => import('./views/banner.js')));
    if (!loaded || !this.#wanted || this.#view || store !== this.store) return;
    this.#view = loaded.view.openBanner(this, store, loaded.language);
    this.open = this.#wanted;
  };

  /** Hides the banner without answering anything. */
  hide = (): void => {
    this.#wanted = false;
    this.#view?.close();
    this.#view = undefined;
    this.open = false;
  };

  protected override joined({ state }: ConsentStore): void {
    CookieBanner.#first ??= this;
    if (this.open || this.#wanted || (state.needsDecision && CookieBanner.#first === this)) void this.show();
  }

  protected override changed({ state, previous }: ConsentChangeEvent): void {
    if (!state.needsDecision) this.hide();
    else if (!previous.needsDecision && CookieBanner.#first === this) void this.show();
    else this.#view?.update();
  }

  #reopen(): void {
    if (!this.#view) return;
    this.hide();
    void this.show();
  }
}
