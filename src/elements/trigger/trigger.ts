import { draw, loadView } from '../base/load-view.js';
import { reflect } from '../base/reflect.js';
import { Shell } from '../base/consent-element.js';
import type { Trigger } from './view.js';

/**
 * `<consent-trigger>`: a small button in the flow of the page that opens the preferences, for pages without a link of their
 * own. Its content replaces its title. In opt-out jurisdictions (the US) it also shows the opt-out icon, and says when an
 * opt-out signal was processed. `status-only` shows that line alone, beside a link of the page's own.
 *
 * @csspart button icon status
 */
export class ConsentTrigger extends Shell {
  static readonly observedAttributes = ['locale', 'status-only'];

  static {
    reflect(this, ['market', 'locale'], ['status-only']);
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;
  /** Shows only whether an opt-out signal was processed, without the button. */
  declare statusOnly: boolean;

  #view: Trigger | undefined;
  /** Only the latest of several requests to draw counts: their words may arrive in any order. */
  #turn = 0;

  attributeChangedCallback(): void {
    this.storeConnected();
  }

  protected override storeConnected(): void {
    void this.#draw();
  }

  protected override stateChanged(): void {
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const { store } = this;
    // On a page without a banner, there is nothing to open.
    if (!store || store.denied) return;
    const turn = ++this.#turn;
    const loaded = await loadView(this, store, () => import('./view.js'));
    if (!loaded || store !== this.store || turn !== this.#turn) return;
    draw(this, () => (this.#view ??= loaded.view.drawTrigger(this, store)).update(loaded.language));
  }
}
