import { isMet, readRequirement, type Requirement } from '../../core/requirement.js';
import type { Service } from '../../core/policy/policy.js';
import type { ConsentState } from '../../core/evaluate.js';
import type { ConsentChangeEvent } from '../../core/events.js';
import type { Mistake } from '../../core/diagnostics.js';
import type { ConsentStore } from '../../core/store.js';
import { isParsed } from '../../activation/parser-state.js';
import { safeUrl } from '../../activation/safe-url.js';
import { report } from '../../diagnostics/report.js';
import { ConsentGateCloseEvent, ConsentGateOpenEvent, type GateOpenReason } from '../events.js';
import { makeFrame } from './frame.js';
import { GateContent } from './gate-content.js';
import { hideFromLoaders } from './blocked.js';
import { inspect, watchChildren, watchNoMore, whenInspected } from './inspector.js';
import { openNoMore, openSoon } from './opening-queue.js';
import { placed } from './placed.js';
import { Surface } from './surface.js';
import { draw, loadView, withPresets } from '../base/load-view.js';
import { reflect } from '../base/reflect.js';
import { Shell } from '../base/consent-element.js';
import type { View } from '../base/view.js';

const contentAttributes = ['category', 'service', 'src'];

/**
 * `<consent-gate>`: holds content back until it is allowed, and takes it out again when it no longer is. Nothing of it
 * reaches its host before: not without JavaScript, not before the upgrade.
 *
 * @slot - the fallback, usually a link: shown before the upgrade, without JavaScript, and in the placeholder
 * @slot placeholder - replaces the whole placeholder
 * @slot description - replaces the placeholder's text
 * @csspart placeholder heading description actions button links
 * @fires consent-gate-open the content is in the DOM; `reason` tells which answer opened it
 * @fires consent-gate-frame an iframe is about to be made for `src`: its `url` may be changed
 * @fires consent-gate-close the content was taken out
 * @fires consent-gate-violation the author's markup loads before consent
 */
export class ConsentGate extends Shell {
  static readonly observedAttributes = [
    ...contentAttributes,
    'label',
    'poster',
    'ratio',
    'answers',
    'open',
  ];

  static {
    const texts = [
      'label',
      'poster',
      'ratio',
      'allow',
      'sandbox',
      'referrerpolicy',
      'loading',
      'answers',
    ];
    reflect(this, [...contentAttributes, ...texts], ['open']);
  }

  /** One id, or several separated by spaces, all of them needed; left out, the service's. */
  declare category: string | null;
  declare service: string | null;
  /** The address of an iframe the gate makes itself. */
  declare src: string | null;
  /** What the content is, for the placeholder and the iframe's title. */
  declare label: string | null;
  /** A picture of this site for the placeholder. */
  declare poster: string | null;
  /** Width by height, such as `16/9`: the default with `src`. */
  declare ratio: string | null;
  declare allow: string | null;
  /** Replaces the iframe's sandbox; `none` takes it off. */
  declare sandbox: string | null;
  declare referrerPolicy: string | null;
  declare loading: string | null;
  /** Which answers the placeholder offers: some of `once service category`. */
  declare answers: string | null;
  /** Whether the content is in the page. Writing it opens nothing. */
  declare open: boolean;

  #requirement: Requirement | undefined;
  #once = false;
  #placeholder: View | undefined;
  /** Under `strictHosts`, once all that the gate holds was found to come from its own hosts: finds what is wrong with an address. */
  #checkUrl: ((url: URL) => Mistake | undefined) | undefined;
  #stateAtDisconnect: ConsentState | undefined;
  readonly #surface = new Surface(this.root);
  readonly #content = new GateContent(this, this.#surface.home);

  constructor() {
    super();
    // A copy of an open gate brings its content along, which would load as soon as it is put into the page.
    if (!this.isConnected) this.#content.adopt(false);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (name === 'open') this.#showTruth();
    else if (before === after) return;
    else if (contentAttributes.includes(name)) this.#restart();
    else if (this.store) this.#reserve();
    if (name === 'label') this.#content.rename(after);
  }

  /** Without it a `moveBefore` would count as taking the element out and putting it back. */
  connectedMoveCallback(): void {
    // The content stays as it is: no iframe loads anew.
  }

  override disconnectedCallback(): void {
    // A move takes the element out and puts it back in one go. Until it is known to be gone it handles withdrawals.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stateAtDisconnect = this.store?.state;
      this.disconnectStore();
      watchNoMore(this);
      openNoMore(this);
      this.#dropPlaceholder();
      this.#removeContent();
    });
  }

  /** The iframe of `src`, which is in the shadow root: for an embed's own API. */
  get frame(): HTMLIFrameElement | null {
    return this.#content.frame;
  }

  /** Whether it holds anything that an answer could show. */
  get isEmpty(): boolean {
    return this.src === null && !this.#content.isThere && !this.#content.lacks;
  }

  /** Resolves to whether something that loads before consent was taken from its children, and reported. */
  whenInspected(): Promise<boolean> {
    return whenInspected(this);
  }

  measure(): void {
    this.#surface.measure();
  }

  /** Puts the content into the page. Called by the opening queue, which decides when. */
  openNow(): void {
    // While the page comes in, what a server rendered open may still follow.
    if (!this.isConnected || !this.#mayOpen() || !isParsed(this)) return;
    if (!this.#hasItsHosts()) return;
    const wasOpen = this.#content.isThere;
    const hadFocus = this.matches(':focus-within');
    const url = wasOpen ? undefined : safeUrl(this.src);
    const requirement = this.#requirement;
    const frame = url && makeFrame(this, url, (other) => this.#checkUrl?.(other));
    // A listener of the frame's event may have changed the gate or the answer.
    if (
      !this.isConnected ||
      !this.#mayOpen() ||
      requirement !== this.#requirement ||
      this.#content.isThere !== wasOpen
    )
      return;
    if (frame && !('src' in frame)) return this.#refuse(frame);
    const runScripts = this.#content.fill(frame);
    if (typeof runScripts === 'object') return this.#refuse(runScripts);
    if (runScripts && !wasOpen) {
      this.#notifyOpen();
      if (hadFocus) this.#content.focus();
    }
    // Content opened by "show once" is not backed by a grant, so refusing any id it depends on closes it.
    runScripts?.((this.#once ? this.#requirement?.covered : this.#requirement?.needs) ?? []);
  }

  protected override storeConnected(store: ConsentStore): void {
    this.#requirement ??= this.#read(store);
    // Whatever was answered while it was out of the page may have been a refusal.
    if (this.#stateAtDisconnect !== undefined && this.#stateAtDisconnect !== store.state)
      this.#once = false;
    this.#stateAtDisconnect = undefined;
    this.#reserve();
    watchChildren(this, this.#surface.home, () => this.#handleChildren());
    this.#handleChildren();
  }

  protected override stateChanged({ refused }: ConsentChangeEvent): void {
    if (this.#requirement?.covered.some((id) => refused.includes(id))) this.#once = false;
    this.#syncContent(true);
  }

  protected override act(action: string, control: HTMLElement): void {
    // Safari does not focus a button that is clicked, and what opens takes over the focus.
    if (action !== 'open-preferences') control.focus({ preventScroll: true });
    if (action === 'allow-once') {
      this.#once = true;
      this.measure();
      this.openNow();
    } else if (action === 'allow-service' && this.service) this.store?.grant(this.service, 'gate');
    else if (action === 'allow-category')
      for (const id of this.#categories()) this.store?.grant(id, 'gate');
    else super.act(action, control);
  }

  #read(store: ConsentStore): Requirement {
    const requirement = readRequirement(store.policy, this.category, this.service);
    const { src } = this;
    const refused =
      src !== null && !safeUrl(src)
        ? (['url-refused', this.localName, 'src', src] as const)
        : undefined;
    const mistake = requirement.mistake ?? refused;
    // Scripts may write one attribute after the other.
    // Nor is it one where the policy itself was refused.
    if (mistake && !store.denied)
      queueMicrotask(() => this.#requirement?.mistake === mistake && report(mistake, this));
    return { ...requirement, mistake };
  }

  /** Everyone may change what is in the page: content that is gone comes back, and goes with what it is a copy of. */
  #handleChildren(): void {
    const content = this.#content;
    const mayOpen = this.#mayOpen();
    hideFromLoaders(this);
    this.#checkUrl = undefined;
    if (content.adopt(mayOpen)) {
      this.#notifyOpen();
      this.#hasItsHosts(true);
    } else if (mayOpen && content.isThere) {
      // An answer for this one element was for its content at that time.
      if (this.#once && content.isOutdated) return this.#restart();
      if (content.lacks) this.openNow();
      if (!content.restore())
        return this.#refuse(['content-removed', this.label ?? this.localName]);
      if (!content.isThere) this.#notifyClosed();
    }
    this.#syncContent();
  }

  #notifyOpen(): void {
    this.#showTruth();
    this.dispatchEvent(new ConsentGateOpenEvent(this.#reason()));
  }

  /** Its own service, as a list. */
  #services({ policy }: ConsentStore): readonly Service[] {
    return policy.services.filter(({ id }) => id === this.service);
  }

  #categories(): readonly string[] {
    return this.#requirement?.covered.filter((id) => id !== this.service) ?? [];
  }

  #mayOpen(): boolean {
    const { store } = this;
    const requirement = this.#requirement;
    if (!store || !requirement || requirement.mistake) return false;
    return this.#once || isMet(requirement, store.state);
  }

  #reason(): GateOpenReason {
    const categories = this.store?.state.categories;
    if (this.#once) return 'once';
    return this.#categories().every((id) => categories?.[id]) ? 'category' : 'service';
  }

  /** Brings the content in line with what is granted: closing at once, opening when the queue comes to it. */
  #syncContent(afterPaint = false): void {
    if (!this.#mayOpen()) {
      openNoMore(this);
      this.#close();
      inspect(this);
    } else if (!this.#content.isThere || this.#content.lacks) {
      return openSoon(this, afterPaint);
    }
    if (!this.#content.isThere) void this.#drawPlaceholder();
  }

  async #drawPlaceholder(): Promise<void> {
    const { store } = this;
    const requirement = this.#requirement;
    if (this.#placeholder || !store || !requirement) return this.#placeholder?.update();
    const loaded = await loadView(this, store, () =>
      withPresets(this.#services(store), import('./placeholder.js')),
    );
    if (
      !loaded ||
      this.#placeholder ||
      this.#content.isThere ||
      requirement !== this.#requirement ||
      store !== this.store
    )
      return;
    this.#placeholder = draw(this, () =>
      loaded.view.drawPlaceholder(
        this,
        this.#surface.placeholder,
        store,
        loaded.language,
        requirement,
        (run) => draw(this, run),
      ),
    );
  }

  #close(): void {
    if (!this.#content.isThere) return;
    const hadFocus = this.#content.hasFocus();
    this.#removeContent();
    if (hadFocus) this.#surface.placeholder.focus();
    this.#notifyClosed();
  }

  #notifyClosed(): void {
    this.#showTruth();
    this.dispatchEvent(new ConsentGateCloseEvent());
  }

  #removeContent(): void {
    this.#content.remove();
    this.#showTruth();
  }

  /** The content or its requirement changed: close, read the attributes again, start over. */
  #restart(): void {
    const { store } = this;
    this.#once = false;
    this.#checkUrl = undefined;
    this.#requirement = store && this.#read(store);
    this.#dropPlaceholder();
    this.#close();
    if (!store) return;
    this.#reserve();
    this.#syncContent();
  }

  #dropPlaceholder(): void {
    this.#placeholder?.close();
    this.#placeholder = undefined;
  }

  /** Checked only where the policy asks for it; the hosts come with the catalogue, so the answer comes later. */
  #hasItsHosts(isAdopted = false): boolean {
    const { store } = this;
    const requirement = this.#requirement;
    if (!store?.policy.strictHosts || !requirement || this.#checkUrl) return true;
    void this.#checkHosts(store, requirement, isAdopted ? new WeakSet() : placed);
    return false;
  }

  async #checkHosts(
    store: ConsentStore,
    requirement: Requirement,
    checked: WeakSet<Node>,
  ): Promise<void> {
    const services = store.policy.services.filter(({ id, category }) =>
      requirement.service ? id === requirement.service : requirement.covered.includes(category),
    );
    const hosts = await loadView(this, store, () =>
      withPresets(services, import('./strict-hosts.js')),
    );
    if (!hosts || requirement !== this.#requirement) return;
    const check = draw(this, () => hosts.view.checkHosts(this, services, checked));
    if (!check) return;
    if (typeof check === 'object') return this.#refuse(check);
    this.#checkUrl = check;
    this.#syncContent();
  }

  /** What its author wrote is not let in: it stays closed until that is another thing. */
  #refuse(mistake: Mistake): void {
    report(mistake, this);
    if (this.#requirement) this.#requirement = { ...this.#requirement, mistake };
    this.#syncContent();
  }

  #reserve(): void {
    this.#surface.reserve(this.ratio, this.src === null ? '' : '16/9');
    this.#placeholder?.update();
  }

  #showTruth(): void {
    if (this.open !== this.#content.isThere) this.open = this.#content.isThere;
    // Setting the attribute can run pending element reactions such as `connectedCallback`, so read the state again.
    this.#surface.show(this.#content.isThere);
  }
}
