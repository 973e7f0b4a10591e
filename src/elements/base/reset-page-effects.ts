import { page } from '../../page/trusted-dom.js';

/** The largest spacing of letters and words, in ems: twice and three times what a visitor may ask for (WCAG 2.2, 1.4.12). */
const widest = [
  ['letter-spacing', 0.25],
  ['word-spacing', 0.5],
] as const;

/** Milliseconds; no transition that is meant to end takes longer. */
const longestTransition = 5000;

/** Undoes, for a layer that shows, what a page does to everything in it and what no style of ours can undo. */
export function resetPageEffects(panel: HTMLElement): void {
  waitForEndlessTransition(panel);
  const given = getComputedStyle((panel.getRootNode() as ShadowRoot).host);
  for (const [property, most] of widest) {
    const space = parseFloat(given.getPropertyValue(property)) / parseFloat(given.fontSize);
    if (space < 0 || space > most) panel.style.setProperty(property, space < 0 ? '0' : `${most}em`);
  }
}

/**
 * While a view transition runs, the page's own styles draw the picture of the page, answers included. Skipping it would reject
 * the page's promises, so the layer stays away from a transition that does not end.
 */
function waitForEndlessTransition(panel: HTMLElement): void {
  const { activeViewTransition } = page as Document & {
    activeViewTransition?: { finished: Promise<unknown> } | null;
  };
  if (!activeViewTransition) return;
  const display = (value: string) => panel.style.setProperty('display', value, 'important');
  const timer = setTimeout(display, longestTransition, 'none');
  const end = () => {
    clearTimeout(timer);
    display('');
  };
  activeViewTransition.finished.then(end, end);
}
