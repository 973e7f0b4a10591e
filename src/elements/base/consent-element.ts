import { ConsentChangeEvent } from '../../core/events.js';
import type { ConsentStore } from '../../core/store.js';
import { applyMarketAttribute } from '../../page/market.js';
import { getConsentStore, whenConsentStore } from '../../page/page-store.js';
import { takeEarlyProperties } from './reflect.js';

/** In Node there is no HTMLElement; importing a class must work there all the same. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof HTMLElement);

/**
 * The base of all tags: an open shadow root, the store while they are in a document, and the answers given in that
 * root. A tag is light: what it renders is loaded when it is first needed.
 */
export abstract class Shell extends Base {
  #store: ConsentStore | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.addEventListener('click', (event) => this.#onClick(event));
  }

  /** The page's store while the element is in a document and there is one. */
  protected get store(): ConsentStore | undefined {
    return this.#store;
  }

  protected get root(): ShadowRoot {
    return this.shadowRoot as ShadowRoot;
  }

  connectedCallback(): void {
    takeEarlyProperties(this);
    const store = getConsentStore();
    if (store) this.#connectStore(store);
    else void whenConsentStore().then((late) => this.isConnected && this.#connectStore(late));
  }

  disconnectedCallback(): void {
    this.disconnectStore();
  }

  /** A function, because scripts that wrap `addEventListener` forget that an object may listen too. */
  readonly #onChange = (event: ConsentChangeEvent): void => this.stateChanged(event);

  protected disconnectStore(): void {
    this.#store?.removeEventListener(ConsentChangeEvent.type, this.#onChange as EventListener);
    this.#store = undefined;
  }

  /** The element came into a document with a store. */
  protected abstract storeConnected(store: ConsentStore): void;

  protected abstract stateChanged(event: ConsentChangeEvent): void;

  /** Does what a control of the shadow root says. Subclasses add their own actions. */
  protected act(action: string, control: HTMLElement): void {
    if (action === 'accept-all') this.#store?.grantAll();
    else if (action === 'reject-all') this.#store?.denyAll();
    else if (action === 'withdraw-all') this.#store?.withdrawAll();
    else if (action === 'withdraw-service') this.#store?.withdraw(control.dataset.service ?? '');
  }

  #connectStore(store: ConsentStore): void {
    // `/1` guarantees less than the tags need. With a store that has no policy they stay closed.
    if (!(store as Partial<ConsentStore>).policy) return;
    if (this.#store) return this.storeConnected(store);
    this.#store = store;
    applyMarketAttribute(store, this);
    store.addEventListener(ConsentChangeEvent.type, this.#onChange);
    this.storeConnected(store);
  }

  #onClick(event: Event): void {
    const path = event.composedPath().filter((target) => target instanceof HTMLElement);
    // Slotted content passes through here too, and it may come from anyone.
    const control = path.find(
      (target) => target.dataset.consentAction !== undefined && this.root.contains(target),
    );
    if (control) this.act(control.dataset.consentAction ?? '', control);
  }
}
