import type { ConsentChangeEvent } from '../../core/events.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { Layer } from '../base/layer.js';
import { reflect } from '../base/reflect.js';
import type { View } from '../base/view.js';

/**
 * `<cookie-banner>`: the first layer. Shows itself when there is something to decide, and leaves when it is decided.
 * Not modal, takes no focus, and is in the top layer. Write it first in `body`, after the skip link: the keyboard
 * follows the document's order. Of several in a page the first one shows.
 *
 * @slot heading - replaces the heading's text
 * @slot description - replaces the description
 * @slot links - more links, after the cookie policy's
 * @csspart panel heading description actions button links
 */
export class CookieBanner extends Layer<View> {
  static readonly observedAttributes = [
    'open',
    'policy-href',
    'position',
    'modal',
    'heading-level',
  ];
  /** In the order in which they came: the first one shows. */
  static readonly #present = new Set<CookieBanner>();

  static {
    reflect(
      this,
      ['market', 'locale', 'policy-href', 'position', 'heading-level'],
      ['modal', 'open'],
    );
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;
  /** The URL of the cookie policy. Default: the market's in the policy. */
  declare policyHref: string | null;
  /** `bottom` (default), `top`, `bottom-start`, `bottom-end` or `center`. */
  declare position: string | null;
  /** Blocks the page until it is answered or dismissed; a dismissal grants nothing. */
  declare modal: boolean;
  /** From `1` to `6`; `2` when left out. */
  declare headingLevel: string | null;
  /** Hides the banner without answering anything. */
  hide = (): void => this.dismiss();

  protected override storeDisconnected(): void {
    super.storeDisconnected();
    CookieBanner.#present.delete(this);
    const [next] = CookieBanner.#present;
    if (next?.store?.state.needsDecision) void next.show();
  }

  protected override storeConnected(store: ConsentStore): void {
    const { state } = store;
    CookieBanner.#present.add(this);
    if (this.shouldShow) void this.show();
    else if (state.needsDecision) this.#ask(store);
    this.reflectOpen();
  }

  protected override stateChanged({ state, previous }: ConsentChangeEvent): void {
    if (!state.needsDecision) this.dismiss();
    else if (!previous.needsDecision) this.#ask(this.store as ConsentStore);
    else this.view?.update();
  }

  #ask(store: ConsentStore): void {
    const [first] = CookieBanner.#present;
    if (first !== this) return;
    if (self === parent) void this.show();
    else
      void import('../overlay/framed.js').then(
        ({ askInFrame }) => askInFrame(this, store),
        this.show,
      );
  }

  protected override async load(store: ConsentStore): Promise<(language: Language) => View> {
    for (const other of CookieBanner.#present) if (other !== this) other.hide();
    const { loadBanner } = await import('./view.js');
    return loadBanner(this, store);
  }
}
