import { deepActiveElement } from './focus-clearance.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** Milliseconds between two looks at a page's own dialog: nothing announces every way in which one ends. */
const pause = 150;

/**
 * Keeps a layer above everything, except while the page shows a modal dialog, goes full screen, or has made what the layer is
 * in inert or hidden from assistive technology: the visitor could not use the layer beside those. A dialog counts as modal
 * by what it says, native or not, because keyboard users cannot leave one that keeps the focus. A popover takes no focus,
 * and the keyboard follows the document's order.
 */
export class TopLayer {
  /** Whether the layer is out of the top layer: what closes then was not dismissed. */
  isAway = true;
  readonly #panel: HTMLElement;
  readonly #isModal: boolean;
  readonly #stop = new AbortController();
  /** Modal dialogs seen in shadow roots, where no selector of the document finds them. */
  readonly #deep = new Set<Element>();
  /** A dialog that is removed from its tree fires nothing, nor does an element that becomes inert. */
  readonly #changes = new MutationObserver(() => this.#update());
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    this.#isModal = panel.localName === 'dialog';
    const options = { capture: true, signal: this.#stop.signal };
    for (const type of ['toggle', 'close', 'cancel', 'fullscreenchange', 'pointerdown'])
      page.addEventListener(type, this.#update, options);
    page.addEventListener('focusin', (event) => this.#findDeep(event.composedPath()), options);
    this.#findDeep(drawnIn(deepActiveElement()));
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
    this.#changes.disconnect();
  }

  readonly #update = (event?: Event): void => {
    clearTimeout(this.#timer);
    const panel = this.#panel;
    if (!panel.isConnected || !panel.togglePopover) return;
    const around = drawnIn((panel.getRootNode() as ShadowRoot).host);
    const covering = this.#covering(around);
    const isCovered = covering.length > 0 || page.fullscreenElement !== null;
    // A modal dialog can be used in whatever it is.
    panel.inert = !this.#isModal && isInert(around);
    const isAway = isCovered || panel.inert;
    // Our own dialog gives the focus back to the button that opened it, which must be there then.
    panel.toggleAttribute(
      'data-away',
      covering.some((dialog) => !isOfPreferences(dialog)),
    );
    if (isAway !== this.isAway) this.#move(isAway);
    else if (!isAway && !this.#isModal && isPopover(event)) this.#goToTheTop();
    if (isCovered) this.#timer = setTimeout(this.#update, pause);
    this.#changes.disconnect();
    for (const root of [document, ...around.map((element) => trusted(element).getRootNode())])
      this.#changes.observe(root, { subtree: true, attributeFilter: ['inert', 'aria-hidden'] });
  };

  /**
   * A popover that the page opens later covers earlier ones. It cannot be detected whether it hides the answers, because it may
   * let clicks through.
   */
  #goToTheTop(): void {
    const { activeElement } = this.#panel.getRootNode() as ShadowRoot;
    this.#move(true);
    this.#move(false);
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  }

  #move(isAway: boolean): void {
    const panel = this.#panel as HTMLDialogElement;
    this.isAway = isAway;
    if (!this.#isModal) panel.togglePopover(!isAway);
    else if (isAway) panel.close();
    else panel.showModal();
  }

  readonly #findDeep = (targets: readonly unknown[]): void => {
    for (const target of targets) {
      if (!(target instanceof Element) || target === this.#panel || !isModalDialog(target))
        continue;
      // A visitor who opens the settings in a modal banner comes back to it.
      if (this.#isModal && isOfPreferences(target)) continue;
      this.#deep.add(target);
    }
    this.#update();
  };

  #covering(around: readonly Element[]): Element[] {
    for (const dialog of this.#deep) if (!isModalDialog(dialog)) this.#deep.delete(dialog);
    const dialogs = [...this.#deep, ...page.querySelectorAll('dialog:modal,[aria-modal=true]')];
    // A banner in a dialog is used with it.
    return dialogs.filter((dialog) => isModalDialog(dialog) && !around.includes(dialog));
  }
}

function isOfPreferences(dialog: Element): boolean {
  return (
    (trusted(dialog).getRootNode() as Partial<ShadowRoot>).host?.localName === 'cookie-preferences'
  );
}

/**
 * Native dialogs say so by their state, others by `aria-modal`. Many of those stay in the page when they are closed, invisible or
 * beside the screen; the box of an open one may be empty, when what it shows is fixed.
 */
function isModalDialog(dialog: Element): boolean {
  const element = trusted(dialog);
  if (element.matches('dialog:modal')) return true;
  if (!element.matches('[aria-modal=true]') || element.closest('[inert],[aria-hidden=true]'))
    return false;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const isOnScreen =
    width * height > 0 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    (isOnScreen || element.contains(page.activeElement))
  );
}

function outside(element: Element): Element | null {
  const at = trusted(element);
  return at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null;
}

/** An element and all that it is drawn in, through slots and hosts. */
function drawnIn(element: Element | null): Element[] {
  const found: Element[] = [];
  for (let at = element; at; at = outside(at)) found.push(at);
  return found;
}

/** Whether the page says so by its markup, which is observed, or by its style, which is looked at now and then. */
function isInert(around: readonly Element[]): boolean {
  const [host] = around as [Element];
  return (
    (getComputedStyle(host) as CSSStyleDeclaration & { interactivity?: string }).interactivity ===
      'inert' || around.some((element) => trusted(element).matches('[inert],[aria-hidden=true]'))
  );
}

function isPopover(event: Event | undefined): boolean {
  return (
    (event as ToggleEvent | undefined)?.newState === 'open' &&
    event?.target instanceof Element &&
    trusted(event.target).matches(':popover-open')
  );
}
