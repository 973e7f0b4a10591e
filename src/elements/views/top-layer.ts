/**
 * Keeps a popover above everything, except while the page itself shows a modal dialog or goes full screen: those would be
 * covered by something that cannot be used beside them. It takes no focus, and the keyboard goes on following the document.
 */
export class TopLayer {
  readonly #panel: HTMLElement;
  readonly #stop = new AbortController();
  /** Modal dialogs seen in shadow roots, where no selector of the document finds them. */
  readonly #deep = new Set<HTMLDialogElement>();
  /** A dialog that is taken out of its tree fires nothing. */
  readonly #removals = new MutationObserver(() => this.#settle());

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    const options = { capture: true, signal: this.#stop.signal };
    for (const type of ['toggle', 'close', 'cancel', 'fullscreenchange']) document.addEventListener(type, this.#settle, options);
    document.addEventListener('focusin', this.#findDeep, options);
    this.#settle();
  }

  leave(): void {
    this.#stop.abort();
    this.#removals.disconnect();
  }

  readonly #settle = (): void => {
    const popover = this.#panel;
    if (!popover.isConnected || !popover.showPopover) return;
    const isUp = popover.matches(':popover-open');
    const isCovered = this.#isCovered();
    if (isCovered && isUp) popover.hidePopover();
    else if (!isCovered && !isUp) popover.showPopover();
    this.#removals.disconnect();
    if (!isCovered) return;
    for (const root of [document, ...[...this.#deep].map((dialog) => dialog.getRootNode())]) {
      this.#removals.observe(root, { childList: true, subtree: true });
    }
  };

  readonly #findDeep = (event: Event): void => {
    for (const target of event.composedPath()) {
      if (!(target instanceof HTMLDialogElement) || !target.matches(':modal') || this.#deep.has(target)) continue;
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
