import { contrast, isPaintReadable, paint, type Rgb } from './contrast.js';
import { answersOf } from './differences.js';
import { page, trusted } from '../../page/trusted-dom.js';

/** Returns text and edges with too little contrast: WCAG 2.2, 1.4.3 and 1.4.11. Empty if a canvas cannot be read. */
export function illegible(host: Element): string[] {
  if (!isPaintReadable()) return [];
  const found: string[] = [];
  const check = (what: string, one: Rgb, other: Rgb, least: number) => {
    const ratio = contrast(one, other);
    if (ratio < least)
      found.push(`${what} has a contrast of ${ratio.toFixed(2)} to 1, and needs ${least}`);
  };
  const { reject, accept } = answersOf(host) ?? {};
  for (const [name, button] of [
    ['reject', reject],
    ['accept', accept],
  ] as const) {
    if (!button) continue;
    const { backgroundColor, color, webkitTextFillColor, borderTopColor } =
      getComputedStyle(button);
    // Forced colours override both properties, and the computed style has one of them.
    const text = matchMedia('(forced-colors: active)').matches ? color : webkitTextFillColor;
    const backgrounds = backgroundsOf(button.parentElement);
    const fill = paint(...backgrounds, backgroundColor);
    check(`the text of ${name}`, paint(...backgrounds, backgroundColor, text), fill, 4.5);
    const edges = [fill, paint(...backgrounds, backgroundColor, borderTopColor)];
    const background = paint(...backgrounds);
    check(
      `the edge of ${name}`,
      edges.find((edge) => contrast(edge, background) >= 3) ?? fill,
      background,
      3,
    );
  }
  for (const selector of ['.heading', '.description', '.quiet', 'a']) {
    const text = host.shadowRoot?.querySelector(selector);
    if (text?.checkVisibility())
      check(
        `the text in ${selector}`,
        paint(...backgroundsOf(text), getComputedStyle(text).color),
        paint(...backgroundsOf(text)),
        4.5,
      );
  }
  return found;
}

/** The background colours under an element's text, from the bottom up. */
function backgroundsOf(element: Element | null): string[] {
  const backgrounds: string[] = [];
  for (let at = element; at; at = trusted(at).parentElement ?? hostOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    // A gradient of one colour is how a token that may be transparent is laid over an opaque ground.
    const flat = /^linear-gradient\((\w+\([^()]+\)) 0(?:px|%)?(?:, \1| 0(?:px|%)?)/.exec(
      backgroundImage,
    )?.[1];
    backgrounds.unshift(backgroundColor, ...(flat === undefined ? [] : [flat]));
  }
  return [canvasColour(), ...backgrounds];
}

/** The colour under the page: white, or black for a dark color scheme. */
function canvasColour(): string {
  const probe = page.documentElement.appendChild(page.createElement('div'));
  probe.style.setProperty('background-color', 'Canvas', 'important');
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}

function hostOf(element: Element): Element | null {
  const root = trusted(element).getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
