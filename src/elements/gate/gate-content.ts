import { isParsed } from '../../activation/parser-state.js';
import { runInOrder } from '../../activation/run-in-order.js';
import type { Mistake } from '../../core/diagnostics.js';
import { copyContent, findContent } from './find-content.js';
import { blockedMarkup } from './blocked.js';
import { watchTemplate } from './inspector.js';
import { placed, retire } from './placed.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** How often within a second content that others remove is put back. */
const maxRestores = 20;

/** The copy of one of the author's children: an element of its own, what was in it at first, and what it is a copy of. */
interface Copy {
  readonly box: HTMLElement;
  readonly nodes: readonly Node[];
  readonly of: string;
}

/**
 * The content that a gate has put into the page. The iframe of `src` is in the shadow root. The rest needs the page's styles and scripts,
 * so it is in one light element after the author's children, which stay where they are.
 *
 * That element is a `<template>` with the content as its children. They render and run like any others, but markup made of
 * them (`innerHTML`, a router's cache) lacks them: a template is serialized by its `content`.
 * https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments
 */
export class GateContent {
  readonly #gate: Element;
  readonly #home: Element;
  #element: HTMLElement | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** By the author's child; that of content which a server rendered without one by the gate. */
  readonly #copies = new Map<Element, Copy>();
  #since = 0;
  #restored = 0;

  /** @param home where in the shadow root the iframe of `src` is put */
  constructor(gate: Element, home: Element) {
    this.#gate = gate;
    this.#home = home;
  }

  get isThere(): boolean {
    return (this.#frame ?? this.#element) !== undefined;
  }

  /** Whether the author wrote something that is not in it yet. */
  get lacks(): boolean {
    return this.isOutdated || this.#uncopied().length > 0;
  }

  /** Whether one of the author's children differs from its copy. */
  get isOutdated(): boolean {
    return [...this.#copies].some(isOutdated);
  }

  /** The iframe of the gate's `src`, else the first one of the content. */
  get frame(): HTMLIFrameElement | null {
    return this.#frame ?? this.#element?.querySelector('iframe') ?? null;
  }

  /** Gives the frame that the gate made another title. */
  rename(label: string | null): void {
    if (this.#frame && label) this.#frame.title = label;
  }

  hasFocus(): boolean {
    const { activeElement } = trusted(this.#gate.getRootNode() as Document | ShadowRoot);
    if (activeElement === this.#gate) return this.#home.querySelector(':focus') === this.#frame;
    return this.#element?.contains(activeElement) === true;
  }

  /** Takes the focus that its placeholder had, whose buttons are gone: a screen reader then reads what has come. */
  focus(): void {
    this.frame?.focus({ preventScroll: true });
    if (!this.#element || this.hasFocus()) return;
    this.#element.tabIndex = -1;
    this.#element.focus({ preventScroll: true });
  }

  /**
   * Takes over content that a server rendered open. Removes what is not wanted, is there twice or came with copied markup.
   *
   * @returns whether some was taken over
   */
  adopt(mayOpen: boolean): boolean {
    const wasThere = this.isThere;
    for (const rendered of this.#gate.querySelectorAll<HTMLElement>(
      ':scope > [data-consent-content]',
    )) {
      if (rendered === this.#element) continue;
      // A template here is what is left of an open gate in copied markup.
      if (this.isThere || !mayOpen || rendered.localName === 'template') retire(rendered);
      else this.#takeOver(rendered);
    }
    return this.isThere !== wasThere;
  }

  /**
   * Puts into the page what is not there yet, unless something of it may not be loaded.
   *
   * @returns what runs its scripts, given what their gate needs; or what is wrong; or `undefined` if there was nothing to put
   */
  fill(
    frame: HTMLIFrameElement | undefined,
  ): ((needs: readonly string[]) => void) | Mistake | undefined {
    this.#forgetOutdated(findContent(this.#gate));
    const copies = this.#uncopied().map((source) => copyContent(source, this.#gate.localName));
    const mistake = copies.find(({ refused }) => refused)?.refused;
    if (mistake) return mistake;
    this.#frame = frame ?? this.#frame;
    for (const { source, fragment } of copies) {
      const nodes = [...fragment.childNodes];
      const box = page.createElement('div');
      box.style.display = 'contents';
      box.append(fragment);
      this.#copies.set(source, { box, nodes, of: blockedMarkup(source) });
      if (source instanceof HTMLTemplateElement) watchTemplate(source);
    }
    this.restore();
    const scripts = copies.flatMap((copy) => copy.scripts);
    return this.isThere
      ? (needs) =>
          void runInOrder(
            scripts.map((script) => ({ ...script, needs })),
            () => true,
          )
      : undefined;
  }

  /**
   * Puts back what others removed, and removes the copies of what the author's side removed or changed.
   *
   * @returns whether that may go on: somebody may remove it again and again
   */
  restore(): boolean {
    const sources = [this.#gate, ...findContent(this.#gate)];
    this.#forgetOutdated(sources);
    const copies = new Set(
      sources
        .flatMap((source) => this.#copies.get(source) ?? [])
        .filter(({ nodes }) => nodes.length > 0),
    );
    const wasTaken = [
      this.#frame && put(this.#home, this.#frame, this.#home.firstChild),
      copies.size > 0 ? this.#restoreElement(copies) : this.#dropElement(),
    ];
    if (!wasTaken.includes(true)) return true;
    if (performance.now() - this.#since > 1000) this.#restored = 0;
    if (this.#restored === 0) this.#since = performance.now();
    return ++this.#restored < maxRestores;
  }

  remove(): void {
    retire(this.#frame);
    this.#frame = undefined;
    this.#copies.clear();
    this.#dropElement();
  }

  #restoreElement(copies: Iterable<Copy>): boolean {
    // A differ can take the element for one of the author's.
    if (!this.#element?.hasAttribute('data-consent-content')) {
      if (this.#element) placed.delete(this.#element);
      this.#element = makeElement();
    }
    const element = this.#element;
    let wasTaken = put(this.#gate, element, null);
    if (element.slot !== 'content') element.slot = 'content';
    let last: Node | undefined;
    for (const { box, nodes } of copies) {
      // In an engine without moveBefore, what a server rendered stays where it is.
      if (box === element) continue;
      if (last && !(last.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING))
        element.append(box);
      wasTaken = put(element, box, last ? last.nextSibling : element.firstChild) || wasTaken;
      if (!box.firstChild && nodes.some(isShown)) box.append(...nodes);
      last = box;
    }
    return wasTaken;
  }

  #dropElement(): false {
    retire(this.#element);
    this.#element = undefined;
    return false;
  }

  #forgetOutdated(sources: readonly Element[]): void {
    for (const [source, copy] of this.#copies) {
      if ((source === this.#gate || sources.includes(source)) && !isOutdated([source, copy]))
        continue;
      for (const [other, { box }] of this.#copies) if (box === copy.box) this.#copies.delete(other);
      retire(copy.box);
    }
  }

  #takeOver(rendered: HTMLElement): void {
    const sources = findContent(this.#gate);
    const copy = { box: rendered, nodes: [new Comment()] };
    for (const source of sources.length > 0 ? sources : [this.#gate])
      this.#copies.set(source, { ...copy, of: blockedMarkup(source) });
    placed.add(rendered);
    this.#element = rendered;
    // It does not reload frames: https://developer.mozilla.org/docs/Web/API/Element/moveBefore
    if ('moveBefore' in Element.prototype) {
      this.#element = makeElement();
      put(this.#gate, this.#element, null);
      this.#element.moveBefore(rendered, null);
      rendered.removeAttribute('data-consent-content');
    }
    this.restore();
  }

  #uncopied(): Element[] {
    return findContent(this.#gate).filter((child) => !this.#copies.has(child) && isParsed(child));
  }
}

function isOutdated([source, { of }]: readonly [Element, Copy]): boolean {
  return of !== blockedMarkup(source);
}

/** @returns whether the node had been put there before, and somebody took it */
function put(parent: Element, node: Node, before: Node | null): boolean {
  if (node.parentNode === parent) return false;
  const wasTaken = placed.has(node);
  placed.add(node);
  parent.insertBefore(node, before);
  return wasTaken;
}

/** An emptied element is refilled where it had more than scripts, which often remove themselves. */
function isShown(node: Node): boolean {
  return node instanceof Element ? node.localName !== 'script' : Boolean(node.textContent?.trim());
}

let count = 0;

function makeElement(): HTMLElement {
  const element = page.createElement('template');
  // Turbo refreshes a page by a morph that would remove what the server did not send: https://turbo.hotwired.dev/handbook/page_refreshes
  element.setAttribute('data-turbo-permanent', '');
  element.dataset.consentContent = '';
  // A differ does not take an element with an id for another one.
  element.id = `consent-content-${++count}`;
  return element;
}
