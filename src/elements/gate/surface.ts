import { report } from '../../report.js';

const css =
  ':host{display:block}:host([hidden]),[hidden]{display:none}' +
  '.sized{display:grid;position:relative}.sized ::slotted([data-consent-content]){position:absolute;inset:0}' +
  '::slotted([data-src]),::slotted(iframe){display:none}';

let sheet: CSSStyleSheet | undefined;

/** What a gate shows: its content while it is open, the placeholder while it is closed, in a space reserved for both. */
export class Surface {
  /** Where the placeholder is drawn; holds the author's fallback until then. */
  readonly placeholder = make('div');
  readonly #frame = make('div');

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
    this.#frame.append(content, this.placeholder);
    root.append(this.#frame);
  }

  show(open: boolean): void {
    this.placeholder.hidden = open;
  }

  /**
   * @param ratio width by height, as the author wrote it
   * @param otherwise what is reserved without one; empty is nothing
   */
  reserve(ratio: string | null, otherwise: string): void {
    const { style, classList } = this.#frame;
    style.aspectRatio = otherwise;
    if (ratio !== null && CSS.supports('aspect-ratio', ratio)) style.aspectRatio = ratio;
    else if (ratio !== null) report(['ratio', ratio]);
    classList.toggle('sized', style.aspectRatio !== '');
  }
}

function make(name: string): HTMLElement {
  return document.createElement(name);
}
