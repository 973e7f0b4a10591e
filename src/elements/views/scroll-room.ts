/**
 * Makes the page scroll what gets the focus clear of a bar that lies over it (WCAG 2.2, 2.4.11), and takes that back.
 * At the foot of the page there is nothing left to scroll, so a bar there makes room below; one at the head makes none,
 * because everything would move.
 *
 * @returns what takes it back
 */
export function keepScrollRoom(bar: Element, side: 'top' | 'bottom'): () => void {
  const { style } = document.documentElement;
  const properties = side === 'top' ? ['scroll-padding-top'] : ['scroll-padding-bottom', 'padding-bottom'];
  const before = properties.map((property) => style.getPropertyValue(property));
  const make = () => {
    for (const property of properties) style.setProperty(property, `${bar.getBoundingClientRect().height}px`);
  };
  let frame = 0;
  // In a frame of its own: room may bring a scroll bar, which makes the bar narrower, which the page would hear as an error.
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(make);
  });
  observer.observe(bar);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    properties.forEach((property, index) => style.setProperty(property, before[index] ?? ''));
  };
}
