const sides = { bottom: 'scroll-padding-bottom', top: 'scroll-padding-top' } as const;

/**
 * Makes the page scroll what gets the focus clear of a bar that lies over it (WCAG 2.2, 2.4.11), and takes that back.
 *
 * @param side the edge the bar lies at
 * @returns what takes it back
 */
export function keepScrollRoom(bar: Element, side: keyof typeof sides): () => void {
  const { style } = document.documentElement;
  const property = sides[side];
  const before = style.getPropertyValue(property);
  const observer = new ResizeObserver(() => style.setProperty(property, `${bar.getBoundingClientRect().height}px`));
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.setProperty(property, before);
  };
}
