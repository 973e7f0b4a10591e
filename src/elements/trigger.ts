import { draw, loadView } from './load-view.js';
import { reflect } from './reflect.js';
import { Shell } from './shell.js';

/**
 * `<consent-trigger>`: a small button that opens the preferences, for pages without a link of their own. It stands in the
 * text where it is written and so covers nothing; its content replaces its words.
 *
 * @csspart button
 */
export class ConsentTrigger extends Shell {
  static readonly observedAttributes = ['locale'];

  static {
    reflect(this, ['market', 'locale']);
  }

  /** The site's market; see `configureConsent`. */
  declare market: string | null;
  /** The language, as a BCP 47 tag; left out, the page's. */
  declare locale: string | null;

  attributeChangedCallback(): void {
    this.joined();
  }

  protected override joined(): void {
    void this.#draw();
  }

  protected override changed(): void {
    // Its words do not depend on what is decided.
  }

  async #draw(): Promise<void> {
    const { store } = this;
    // Where nobody can be asked, there is nothing to open.
    const loaded = store && !store.denied && (await loadView(this, store, () => import('./views/trigger.js')));
    if (loaded && store === this.store) draw(this, () => loaded.view.drawTrigger(this, store, loaded.language));
  }
}
