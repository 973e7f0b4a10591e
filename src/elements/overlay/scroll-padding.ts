import { barUnder, isReached, rootScroller, scrollersUnder, scrolls } from './under-bar.js';
import { page } from '../../page/trusted-dom.js';

const attribute = 'data-consent-room';

/**
 * Makes room below what scrolls under a bar that lies over the foot of the page, so its last line can be reached, and makes
 * browsers scroll what gets the focus clear of the bar (WCAG 2.2, 2.4.11). A bar at the head makes no room, because
 * everything would move. All of it is one style sheet: nothing stays in the page, in a copy of it or on paper.
 *
 * @returns what takes it back
 */
export function keepScrollRoom(bar: HTMLElement, isAtHead: boolean): () => void {
  const sheet = new CSSStyleSheet();
  const stop = new AbortController();
  /** How high each scroller is with its room: one that has grown since needs it again. */
  const known = new Map<Element, number>();
  /** A page may size itself by what is made here: it must not grow for ever. */
  let turns = 30;
  let frame = 0;

  const write = (...rules: readonly string[]) => {
    sheet.replaceSync(`@media screen{${rules.join('')}}`);
    if (!page.adoptedStyleSheets.includes(sheet))
      page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  };
  const make = () => {
    // While it stands aside for the focus, or is away for a dialog of the page.
    if (bar.matches('.aside') || bar.getBoundingClientRect().height === 0) return;
    const positions = new Map(
      [rootScroller(), ...known.keys()].map((scroller) => [scroller, scroller.scrollTop]),
    );
    known.clear();
    write();
    for (const scroller of isAtHead ? [] : makeRoom(bar, write))
      known.set(scroller, scroller.scrollHeight);
    if (isAtHead)
      write(
        `:root{scroll-padding-top:${pixels(page.documentElement, bar.getBoundingClientRect().height)}!important}`,
      );
    // Without its room for a moment, what was scrolled to its end has been cut off.
    for (const [scroller, top] of positions)
      if (scroller.scrollTop < top) scroller.scrollTo({ top, behavior: 'instant' });
  };
  const makeSoon = () => {
    cancelAnimationFrame(frame);
    // In a frame of its own: room may bring a scroll bar, which makes the bar narrower, which the page would hear as an error.
    frame = requestAnimationFrame(make);
  };
  const scrolled = ({ target }: Event) => {
    const scroller = target instanceof Element ? target : rootScroller();
    if (known.get(scroller) === scroller.scrollHeight) return;
    known.set(scroller, scroller.scrollHeight);
    if (turns-- > 0) makeSoon();
  };
  const observer = new ResizeObserver(makeSoon);
  for (const element of [bar, page.documentElement, page.body]) observer.observe(element);
  page.addEventListener('scroll', scrolled, { capture: true, passive: true, signal: stop.signal });
  return () => {
    stop.abort();
    observer.disconnect();
    cancelAnimationFrame(frame);
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
    for (const marked of page.querySelectorAll(`[${attribute}]`)) marked.removeAttribute(attribute);
  };
}

/** Lifts the bar above a bar of the page, then makes room in all that scrolls under it. @returns what got room */
function makeRoom(bar: HTMLElement, write: (...rules: readonly string[]) => void): Element[] {
  const root = rootScroller();
  const { style } = bar;
  style.removeProperty('margin-block-end');
  const lower = barUnder(bar);
  if (lower)
    style.setProperty(
      'margin-block-end',
      pixels(bar, innerHeight - lower.getBoundingClientRect().top),
      'important',
    );
  const { top } = bar.getBoundingClientRect();
  const inner = scrollersUnder(bar);
  const rules = [
    `:root{scroll-padding-bottom:${pixels(page.documentElement, innerHeight - top)}!important}`,
  ];
  const isRootInNeed = scrolls(root) || (inner.size === 0 && isReached(bar));
  const scrollers = isRootInNeed ? [root, ...inner] : [...inner];
  for (const scroller of scrollers) {
    const isAtEnd =
      scroller.scrollTop > 0 &&
      scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 2;
    const bare = scroller.scrollHeight;
    const lowest =
      scroller === root
        ? innerHeight
        : Math.min(innerHeight, scroller.getBoundingClientRect().bottom);
    const covered = lowest - top;
    const height = pixels(scroller, covered);
    if (scroller !== root) scroller.setAttribute(attribute, '');
    for (const rule of scroller === root ? waysAtRoot(bare, height) : waysInside(bare, height)) {
      write(...rules, rule);
      // A page that does not overflow needs none, but its content may reach down to the bar.
      if (
        scroller.scrollHeight > bare + (scroller === root ? covered : parseFloat(height)) - 2 ||
        bare <= scroller.clientHeight
      ) {
        rules.push(rule);
        break;
      }
    }
    if (isAtEnd) scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' });
  }
  write(...rules);
  return scrollers;
}

const spacer =
  'content:""!important;display:block!important;visibility:hidden!important;margin:0!important;padding:0!important;border:0!important;';

/** What overflows a root of a set height ignores its padding. */
function waysAtRoot(bare: number, height: string): string[] {
  const { paddingBottom } = getComputedStyle(page.documentElement);
  return [
    `:root{padding-bottom:calc(${paddingBottom} + ${height})!important}`,
    `:root::after{${spacer}position:absolute!important;inset:${pixels(page.documentElement, bare)} auto auto 0!important;width:1px!important;height:${height}!important}`,
  ];
}

/** A set height may or may not include the padding; in a row of flex items nothing comes below. */
function waysInside(bare: number, height: string): string[] {
  const after = `[${attribute}]::after{${spacer}`;
  const focus = `[${attribute}]{scroll-padding-bottom:${height}!important}`;
  return [
    `${focus}${after}flex:none!important;grid-column:1/-1!important;height:${height}!important}`,
    `${focus}${after}position:absolute!important;inset:${bare}px auto auto 0!important;width:1px!important;height:${height}!important}`,
    `[${attribute}]{box-sizing:border-box!important;padding-bottom:${height}!important}`,
  ];
}

/** A length of the screen as an element writes it: it may be zoomed. */
function pixels(element: Element, length: number): string {
  return `${length / ((element as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1)}px`;
}
