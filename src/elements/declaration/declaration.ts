import { draw, loadView, withPresets } from '../base/load-view.js';
import { reflect } from '../base/reflect.js';
import { Shell } from '../base/consent-element.js';
import type { View } from '../base/view.js';
import { page } from '../../page/trusted-dom.js';

/**
 * `<cookie-declaration>`: the tables of a cookie policy, from the same policy that asks. Per category each service with its
 * cookies, and what the visitor has decided.
 *
 * @csspart category service table status actions button
 */
export class CookieDeclaration extends Shell {
  static readonly observedAttributes = ['heading-level'];

  static {
    reflect(this, ['market', 'locale', 'heading-level']);
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;
  /** The level of the categories' headings, from `1` to `5`; `2` when left out. Services are one level below. */
  declare headingLevel: string | null;

  #view: View | undefined;

  constructor() {
    super();
    // A tag that is written <tag /> contains the rest of the page, which must stay readable.
    this.root.append(page.createElement('slot'));
  }

  attributeChangedCallback(): void {
    this.#view?.update();
  }

  /** A moved element renders again. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.close();
    this.#view = undefined;
  }

  protected override storeConnected(): void {
    void this.#draw();
  }

  protected override stateChanged(): void {
    this.#view?.update();
  }

  async #draw(): Promise<void> {
    const { store } = this;
    const loaded =
      store &&
      (await loadView(
        this,
        store,
        () => withPresets(store.policy.services, import('./view.js')),
        true,
      ));
    if (!loaded || this.#view || store !== this.store) return;
    this.#view = draw(this, () => loaded.view.drawDeclaration(this, store, loaded.language));
  }
}
