/** DOMs for tests in Node that name themselves. A real browser, however old, gets no replacements. */
const simulated = /jsdom|HappyDOM/i;

/** Selectors that a simulation does not parse. Nothing is in the top layer there, so they match nothing. */
const unparsed = /:(?:modal|popover-open|fullscreen)\b/g;

/**
 * Adds the parts of the DOM that the tags use and that jsdom or happy-dom lack, so a component's test can render, click and
 * close them. Existing parts do not change. There is no layout: everything counts as visible, and styles are not applied.
 */
export function completeSimulatedDom(): void {
  if (!simulated.test(globalThis.navigator?.userAgent ?? '')) return;
  addStyleSheets();
  addTopLayer();
  addLayout();
  parseSelectors();
  add(globalThis, 'reportError', { value: (error: unknown) => console.error(error) });
}

function addStyleSheets(): void {
  const sheets = new WeakMap<object, unknown[]>();
  const adopted: PropertyDescriptor & ThisType<object> = {
    get() {
      const own = sheets.get(this) ?? [];
      sheets.set(this, own);
      return own;
    },
    set(list: unknown[]) {
      sheets.set(this, [...list]);
    },
  };
  add(Document.prototype, 'adoptedStyleSheets', adopted);
  add(ShadowRoot.prototype, 'adoptedStyleSheets', adopted);
  add(CSSStyleSheet.prototype, 'replaceSync', { value: () => undefined });
  add(globalThis, 'CSS', { value: {} });
  add(CSS, 'supports', { value: () => true });
}

function addTopLayer(): void {
  for (const name of ['showPopover', 'hidePopover'])
    add(HTMLElement.prototype, name, { value: () => undefined });
  for (const name of ['show', 'showModal']) add(HTMLDialogElement.prototype, name, { value: open });
  add(HTMLDialogElement.prototype, 'close', { value: close });
  add(Document.prototype, 'fullscreenElement', { value: null });
}

function open(this: HTMLDialogElement): void {
  this.setAttribute('open', '');
}

function close(this: HTMLDialogElement): void {
  if (!this.hasAttribute('open')) return;
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
}

function addLayout(): void {
  add(Element.prototype, 'checkVisibility', {
    value(this: Element) {
      return this.isConnected && this.closest('[hidden]') === null;
    },
  });
  add(Element.prototype, 'scrollIntoView', { value: () => undefined });
  add(Document.prototype, 'elementFromPoint', { value: () => null });
  add(ShadowRoot.prototype, 'elementFromPoint', { value: () => null });
  add(Document.prototype, 'elementsFromPoint', { value: () => [] });
  add(globalThis, 'ResizeObserver', { value: Observer });
  add(globalThis, 'IntersectionObserver', { value: Observer });
  add(globalThis, 'requestAnimationFrame', {
    value: (run: FrameRequestCallback) => setTimeout(() => run(performance.now())),
  });
  add(globalThis, 'cancelAnimationFrame', { value: (timer: number) => clearTimeout(timer) });
  add(globalThis, 'matchMedia', {
    value: (media: string) => Object.assign(new EventTarget(), { media, matches: false }),
  });
}

/** Reports each element once, as one that is in view. */
class Observer {
  readonly #run: (entries: unknown[], observer: Observer) => void;

  constructor(run: (entries: unknown[], observer: Observer) => void) {
    this.#run = run;
  }

  observe(target: Element): void {
    queueMicrotask(() => this.#run([{ target, isIntersecting: true, intersectionRatio: 1 }], this));
  }

  unobserve(): void {}

  disconnect(): void {}
}

function parseSelectors(): void {
  wrap(Element.prototype, ['matches', 'closest', 'querySelector', 'querySelectorAll']);
  wrap(Document.prototype, ['querySelector', 'querySelectorAll']);
  wrap(DocumentFragment.prototype, ['querySelector', 'querySelectorAll']);
}

function wrap(prototype: object, names: readonly string[]): void {
  const methods = prototype as Record<string, (this: unknown, selector: string) => unknown>;
  for (const name of names) {
    const original = methods[name];
    if (!original) continue;
    methods[name] = function (selector) {
      return original.call(this, String(selector).replace(unparsed, ':not(*)'));
    };
  }
}

function add(target: object, name: string, descriptor: PropertyDescriptor): void {
  if (!(name in target))
    Object.defineProperty(target, name, {
      configurable: true,
      ...('value' in descriptor && { writable: true }),
      ...descriptor,
    });
}
