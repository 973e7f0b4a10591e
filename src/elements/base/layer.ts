import { isFollowing } from '../../core/policy/policy.js';
import type { ConsentStore } from '../../core/store.js';
import type { Language } from '../../localization/language.js';
import { draw, loadView } from './load-view.js';
import { Shell } from './consent-element.js';
import type { View } from './view.js';
import { page } from '../../page/trusted-dom.js';

/** Milliseconds after which a layer opens without what has not loaded. */
const timeout = 4000;

/** A tag that appears and disappears: what it shows is fetched when it is to show, and dropped when it closes. */
export abstract class Layer<Shown extends View> extends Shell {
  protected view: Shown | undefined;
  /** Whether it is to be seen, be it loaded or not. */
  protected shouldShow = false;
  /** Whether it names services and cookies, and so opens when the attribute `open` is written. */
  protected readonly detailed: boolean = false;

  constructor() {
    super();
    // A tag that is written <tag /> contains the rest of the page, which must stay readable.
    this.root.append(page.createElement('slot'));
  }

  /** Whether it shows. Setting the property is the same as `show()` and hiding; the attribute follows. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(open: boolean) {
    if (open) void this.show();
    else this.dismiss();
    this.toggleAttribute('open', open);
  }

  attributeChangedCallback(name: string): void {
    if (name !== 'open') this.view?.update();
    else if (this.open && !this.shouldShow && this.detailed) void this.show();
    // DOM differs remove it, caches and copies bring it: only the visitor or a method shows and hides the question.
    else if (this.view || !this.shouldShow) this.reflectOpen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A move takes what is in the top layer out of it.
    this.view?.moved?.();
  }

  /** Without it a `moveBefore` would count as taking the element out and putting it back. */
  connectedMoveCallback(): void {
    // What is in the top layer stays there.
  }

  override disconnectedCallback(): void {
    // A move takes the element out and puts it back in one go: it is there again when this runs.
    if (!this.isConnected) this.storeDisconnected();
  }

  /** It is not in the page any more. */
  protected storeDisconnected(): void {
    this.disconnectStore();
    this.dismiss();
  }

  /** Shows it, whatever has been decided. Resolves when it can be read, or was dismissed meanwhile. */
  show = async (): Promise<void> => {
    this.shouldShow = true;
    const { store } = this;
    // Where nobody can be asked, nothing is shown.
    if (!store || store.denied) return;
    let language: Language | undefined;
    const loading = loadView(
      this,
      store,
      () => this.load(store),
      this.detailed,
      (spoken) => (language = spoken),
    );
    // Who answered elsewhere must not see the question flash by. Who asks for the settings is not kept waiting for what hangs.
    const late = this.detailed
      ? new Promise<undefined>((resolve) => setTimeout(resolve, timeout))
      : new Promise<never>(() => undefined);
    await Promise.race([store.settled, late]);
    // Two tools that ask would contradict each other: a tool that is followed asks alone.
    if (isFollowing(store.policy)) return this.deferToOtherTool();
    const loaded = await Promise.race([loading, late]);
    if (!this.shouldShow || this.view || store !== this.store) return;
    this.view =
      (loaded && draw(this, () => loaded.view(loaded.language))) ?? this.fallback?.(language);
    if (this.view) this.reflectOpen();
  };

  /** Where another tool asks, nothing of ours shows. */
  protected deferToOtherTool(): void {
    this.dismiss();
  }

  /** Takes it away without answering anything. */
  protected dismiss(): void {
    this.shouldShow = false;
    this.view?.close();
    this.view = undefined;
    this.reflectOpen();
  }

  protected reflectOpen(): void {
    this.toggleAttribute('open', this.view !== undefined);
  }

  /**
   * Opens the fallback for a view that did not arrive or failed, if the element has one.
   *
   * @param language the element's language, if its words arrived
   */
  protected fallback?(language: Language | undefined): Shown | undefined;

  /** Fetches the view. @returns what puts it on the screen */
  protected abstract load(store: ConsentStore): Promise<(language: Language) => Shown>;
}
