import { deepActiveElement } from './clear-focus.js';

/**
 * Keeps a layer above everything, except while the page itself shows a modal dialog, goes full screen, or has made inert what
 * the layer stands in: those would be covered by something that cannot be used beside them. A popover takes no focus, and
 * the keyboard goes on following the document.
 */
export class TopLayer {
  /** Whether it has given way: what closes then was not dismissed. */
  isAway = true;
  readonly #panel: HTMLElement;
  readonly #isModal: boolean;
  readonly #stop = new AbortController();
  /** Modal dialogs seen in shadow roots, where no selector of the document finds them. */
  readonly #deep = new Set<HTMLDialogElement>();
  /** A dialog that is taken out of its tree fires nothing, nor does what becomes inert. */
  readonly #changes = new MutationObserver(() => this.#settle());

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    this.#isModal = panel.localName === 'dialog';
    const options = { capture: true, signal: this.#stop.signal };
    for (const type of ['toggle', 'close', 'cancel', 'fullscreenchange', 'pointerdown']) document.addEventListener(type, this.#settle, options);
    document.addEventListener('focusin', (event) => this.#findDeep(event.composedPath()), options);
    this.#findDeep([deepActiveElement()?.closest('dialog')]);
  }

  leave(): void {
    this.#stop.abort();
    this.#changes.disconnect();
  }

  readonly #settle = (event?: Event): void => {
    const panel = this.#panel;
    if (!panel.isConnected || !panel.togglePopover) return;
    const around = drawnIn((panel.getRootNode() as ShadowRoot).host);
    const isCovered = this.#isCovered();
    // What is modal can be used in whatever it stands.
    panel.inert = !this.#isModal && isInert(around);
    const isAway = isCovered || panel.inert;
    if (isAway !== this.isAway) this.#move(isAway);
    // What the page opens later lies over what was there.
    else if ((event as ToggleEvent | undefined)?.newState === 'open' && !isAway && !this.#isModal && !areAnswersReachable(panel, around)) {
      this.#move(true);
      this.#move(false);
    }
    this.#changes.disconnect();
    for (const root of [document, ...[...around, ...this.#deep].map((element) => element.getRootNode())]) {
      this.#changes.observe(root, { childList: isCovered, subtree: true, attributeFilter: ['inert'] });
    }
  };

  #move(isAway: boolean): void {
    const panel = this.#panel as HTMLDialogElement;
    this.isAway = isAway;
    if (!this.#isModal) panel.togglePopover(!isAway);
    else if (isAway) panel.close();
    else panel.showModal();
  }

  readonly #findDeep = (targets: readonly unknown[]): void => {
    for (const target of targets) {
      if (!(target instanceof HTMLDialogElement) || target === this.#panel || !target.matches(':modal') || this.#deep.has(target)) continue;
      // Who asks for the settings in a modal banner comes back to it.
      if (this.#isModal && (target.getRootNode() as ShadowRoot).host?.localName === 'cookie-preferences') continue;
      this.#deep.add(target);
      target.addEventListener('close', this.#settle, { signal: this.#stop.signal });
    }
    this.#settle();
  };

  #isCovered(): boolean {
    for (const dialog of this.#deep) if (!dialog.matches(':modal')) this.#deep.delete(dialog);
    return this.#deep.size > 0 || document.fullscreenElement !== null || document.querySelector('dialog:modal') !== null;
  }
}

/** An element and all that it is drawn in, through slots and hosts. */
function drawnIn(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null) found.push(at);
  return found;
}

/** Whether the page says so by its markup, which is observed, or by its style, which is looked at now and then. */
function isInert(around: readonly Element[]): boolean {
  const [host] = around as [Element];
  return (getComputedStyle(host) as CSSStyleDeclaration & { interactivity?: string }).interactivity === 'inert' || around.some((element) => element.hasAttribute('inert'));
}

function areAnswersReachable(panel: Element, around: readonly Element[]): boolean {
  // Firefox finds in a shadow root what lies under something else in the page.
  const outermost = around.find((element) => element.getRootNode() === document);
  return [...panel.querySelectorAll('.answers > *')].every((answer) => {
    const { left, top, width, height } = answer.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return document.elementFromPoint(x, y) === outermost && answer.contains((panel.getRootNode() as ShadowRoot).elementFromPoint(x, y));
  });
}
