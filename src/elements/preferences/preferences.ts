import { isFollowing } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { Layer } from '../base/layer.js';
import { withPresets } from '../base/load-view.js';
import { openFallback } from './fallback.js';
import { reflect } from '../base/reflect.js';
import type { PreferencesView } from './view.js';
import { page } from '../../page/trusted-dom.js';

/**
 * `<cookie-preferences>`: the second layer, a modal dialog with a switch for each category; with `inline` it stands in the
 * page. A page needs none: what opens the preferences makes one. Esc and close leave everything as it was.
 *
 * @csspart panel heading description category switch service table actions button close
 */
export class CookiePreferences extends Layer<PreferencesView> {
  static readonly observedAttributes = ['open', 'inline', 'policy-href', 'heading-level'];
  static readonly #present = new Set<CookiePreferences>();

  static {
    reflect(this, ['market', 'locale', 'policy-href', 'heading-level'], ['inline', 'open']);
  }

  /**
   * The ones that stand in the page, if what opens them is not in a dialog over it; else the page's dialog, made at its end
   * if it has none. The class must have been defined.
   */
  static get(opener?: Element, isDialog?: boolean): CookiePreferences {
    const all = [...this.#present];
    const present =
      (!isDialog &&
        !opener?.closest('dialog,[aria-modal]') &&
        all.find((element) => element.inline && element.checkVisibility())) ||
      all.find((element) => !element.inline);
    if (present) return present;
    const made = new this();
    // Not `document.body`: an element of that name would take its place.
    page.querySelector('body')?.append(made);
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
  protected override readonly detailed = true;

  /** What gets the focus back when the dialog closes: Safari does not focus a button that is clicked. */
  opener: Element | undefined;

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      const { command, source } = event as Event & { command?: string; source?: Element | null };
      if (command !== '--open') return;
      this.opener = source ?? undefined;
      void this.show();
    });
  }

  /** Moves the focus to them where they are in the page: a dialog has it already. @returns `false` where the visitor does not see them */
  focusView(): unknown {
    return this.view?.focus();
  }

  /** Closes the dialog; what was not saved is forgotten. */
  close = (): void => this.dismiss();

  override attributeChangedCallback(name: string): void {
    if (name === 'inline') this.dismiss();
    else super.attributeChangedCallback(name);
  }

  protected override storeDisconnected(): void {
    super.storeDisconnected();
    CookiePreferences.#present.delete(this);
  }

  protected override storeConnected(store: ConsentStore): void {
    CookiePreferences.#present.add(this);
    if (this.#isShownInline(store) || this.shouldShow) void this.show();
  }

  protected override stateChanged(): void {
    this.view?.update();
  }

  protected override act(action: string, control: HTMLElement): void {
    if (action === 'save' && this.view) this.store?.save(this.view.answers());
    else super.act(action, control);
    if (!this.inline && !/^(?:withdraw-s|down)/.test(action)) this.close();
  }

  /** In the page it is always there, and not something that opens. */
  protected override reflectOpen(): void {
    this.toggleAttribute('open', this.view !== undefined && !this.inline);
    if (!this.view && this.#isShownInline(this.store)) void this.show();
  }

  /** Opens the settings of the tool that is followed: only a visitor's action or a call asks for them. */
  protected override deferToOtherTool(): void {
    super.deferToOtherTool();
    this.store?.openFollowed?.();
  }

  #isShownInline(store: ConsentStore | undefined): boolean {
    return this.inline && store !== undefined && !isFollowing(store.policy);
  }

  protected override fallback(language: Language | undefined): PreferencesView {
    return openFallback(this, language);
  }

  protected override async load(
    store: ConsentStore,
  ): Promise<(language: Language) => PreferencesView> {
    const { openPreferences } = await withPresets(store.policy.services, import('./view.js'));
    return (language) => openPreferences(this, store, language);
  }
}
