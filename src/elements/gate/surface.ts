import { report } from '../../diagnostics/report.js';
import { page } from '../../page/trusted-dom.js';

/**
 * With `src` or `ratio` the placeholder and the content share one cell of a grid, so an open gate is as large as a closed one.
 * The `::before` is as wide as the placeholder (placeholder.styles.ts), for containers that are as wide as their content.
 * Where its words are taller than the ratio, their height is kept.
 */
const css =
  ':host{display:block}:host([src]),:host([ratio]){display:flex;flex-direction:column}:host([hidden]),[hidden]{display:none}' +
  '.sized{flex:auto;min-inline-size:0;max-block-size:100%;break-inside:avoid;display:grid;grid-template:minmax(min-content,1fr)/minmax(0,1fr)}' +
  '.sized::before{content:"";display:grid;grid-template-columns:minmax(0,34em);font-size:clamp(16px,1rem,32px);padding-inline:21px;min-block-size:var(--_height,0)}' +
  '.sized>*,.sized::before,.sized ::slotted([data-consent-content]){grid-area:1/1}' +
  'iframe{display:block;border:0}.sized:not([style*=auto])>iframe{contain:size}iframe~slot::slotted(*){grid-row:2!important}' +
  '::slotted([data-consent-content]){display:block!important;position:relative}' +
  '::slotted([data-consent-src]),::slotted([data-src]),::slotted(iframe){display:none}';

let sheet: CSSStyleSheet | undefined;

/** What a gate shows: its content while it is open, the placeholder while it is closed, in a space reserved for both. */
export class Surface {
  /** Where the placeholder is drawn; holds the author's fallback until then. */
  readonly placeholder = make('div');
  /** Holds the iframe of `src`, the content and the placeholder. */
  readonly home = make('div');
  #height = 0;

  constructor(root: ShadowRoot) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets.push(sheet);
    const content = make('slot');
    content.setAttribute('name', 'content');
    this.placeholder.className = 'placeholder';
    this.placeholder.tabIndex = -1;
    this.placeholder.append(make('slot'));
    this.home.append(content, this.placeholder);
    root.append(this.home);
  }

  /** Reads the height of a closed gate, before anything opens: one layout for all of them. */
  measure(): void {
    if (this.placeholder.hidden) return;
    // Of the computed style, because a box on the screen may be scaled, turned or zoomed.
    const style = getComputedStyle(this.home);
    const [width = 0, height = 0, block = 0] = [style.width, style.height, style.blockSize].map(
      parseFloat,
    );
    const [across = NaN, down = 1] = this.home.style.aspectRatio.split('/').map(Number);
    // A ratio that is kept needs nothing else, and another width gives it another height.
    this.#height = height <= (width * down) / across + 1 ? 0 : block || 0;
  }

  show(open: boolean): void {
    this.placeholder.hidden = open;
    // Not of the box itself, whose ratio would make it wider.
    this.home.style.setProperty('--_height', open ? `${this.#height}px` : '');
  }

  /**
   * @param ratio width by height, as the author wrote it
   * @param otherwise what is reserved without one; empty is nothing
   */
  reserve(ratio: string | null, otherwise: string): void {
    const { style, classList } = this.home;
    style.aspectRatio = otherwise;
    if (ratio !== null && CSS.supports('aspect-ratio', ratio)) style.aspectRatio = ratio;
    else if (ratio !== null) report(['ratio', ratio]);
    classList.toggle('sized', style.aspectRatio !== '');
  }
}

function make(name: string): HTMLElement {
  return page.createElement(name);
}
