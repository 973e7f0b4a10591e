import { isParsed } from '../../release/parsed.js';
import { disown } from '../../release/disown.js';
import { runInOrder } from '../../release/run-in-order.js';
import type { Mistake } from '../../core/report.js';
import { copyContent, findContent } from './content.js';

/** What a gate has put into the page: one light element after the author's children, which stay where they are. */
export class GateContent {
  readonly #gate: Element;
  #element: HTMLElement | undefined;
  /** The one of the gate's `src`. */
  #frame: HTMLIFrameElement | undefined;
  /** The author's children that are in it already: a page that still comes in brings more. */
  #copied = new WeakSet<Element>();

  constructor(gate: Element) {
    this.#gate = gate;
  }

  get isThere(): boolean {
    return this.#element !== undefined;
  }

  /** Whether the author wrote something that is not in it yet. */
  get lacks(): boolean {
    return this.#uncopied().length > 0;
  }

  /** Gives the frame that the gate made another title. */
  rename(label: string | null): void {
    if (this.#frame && label) this.#frame.title = label;
  }

  hasFocus(): boolean {
    const { activeElement } = this.#gate.getRootNode() as Document | ShadowRoot;
    return this.#element?.contains(activeElement) === true;
  }

  /** Takes the focus that its placeholder had, whose buttons are gone: a screen reader then says what has come. */
  focus(): void {
    this.#element?.querySelector('iframe')?.focus({ preventScroll: true });
    if (!this.#element || this.hasFocus()) return;
    this.#element.tabIndex = -1;
    this.#element.focus({ preventScroll: true });
  }

  /**
   * Takes over content that a server rendered open, and takes out what is not wanted or is there twice.
   *
   * @returns whether some was taken over
   */
  adopt(isWanted: boolean): boolean {
    const before = this.#element;
    for (const rendered of this.#gate.querySelectorAll<HTMLElement>(':scope > [data-consent-content]')) {
      if (rendered === this.#element) continue;
      if (this.#element || !isWanted) rendered.remove();
      else this.#takeOver(rendered);
    }
    return this.#element !== before;
  }

  /**
   * Puts into the page what is not there yet, unless something of it may not be loaded.
   *
   * @returns what runs its scripts, given what their gate needs; or what is wrong; or `undefined` if there was nothing to put
   */
  fill(frame: HTMLIFrameElement | undefined): ((needs: readonly string[]) => void) | Mistake | undefined {
    const sources = this.#uncopied();
    const copies = sources.map((source) => copyContent(source, this.#gate.localName));
    const mistake = copies.find(({ refused }) => refused)?.refused;
    if (mistake) return mistake;
    for (const source of sources) this.#copied.add(source);
    this.#frame = frame ?? this.#frame;
    const fragment = document.createDocumentFragment();
    fragment.append(...(frame ? [frame] : []), ...copies.map((copy) => copy.fragment));
    const scripts = copies.flatMap((copy) => copy.scripts);
    if (!fragment.hasChildNodes()) return undefined;
    const element = (this.#element ??= makeElement());
    element.append(fragment);
    if (!element.parentNode) this.#gate.append(element);
    return (needs) => void runInOrder(scripts.map((script) => ({ ...script, needs })), () => this.#element === element);
  }

  remove(): void {
    disown(this.#element);
    this.#element = this.#frame = undefined;
    this.#copied = new WeakSet();
  }

  #takeOver(rendered: HTMLElement): void {
    rendered.slot = 'content';
    this.#element = rendered;
    for (const child of findContent(this.#gate)) this.#copied.add(child);
  }

  #uncopied(): Element[] {
    return findContent(this.#gate).filter((child) => !this.#copied.has(child) && isParsed(child));
  }
}

function makeElement(): HTMLElement {
  const element = document.createElement('div');
  element.slot = 'content';
  element.dataset.consentContent = '';
  return element;
}
