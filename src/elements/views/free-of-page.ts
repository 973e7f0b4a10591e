/** The most that letters and words may stand apart, in ems: twice and three times what a visitor may ask for (WCAG 2.2, 1.4.12). */
const widest = [['letter-spacing', 0.25], ['word-spacing', 0.5]] as const;

/** What a page does to all that it shows, and no style of ours can undo: for a layer when it shows. */
export function freeOfPage(panel: HTMLElement): void {
  // The picture of a page that comes in is cut by the page's own style.
  (document as Document & { activeViewTransition?: { skipTransition(): void } | null }).activeViewTransition?.skipTransition();
  const given = getComputedStyle((panel.getRootNode() as ShadowRoot).host);
  for (const [property, most] of widest) {
    const space = parseFloat(given.getPropertyValue(property)) / parseFloat(given.fontSize);
    if (space < 0 || space > most) panel.style.setProperty(property, space < 0 ? '0' : `${most}em`);
  }
}
