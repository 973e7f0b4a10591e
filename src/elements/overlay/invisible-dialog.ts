import { trusted } from '../../page/trusted-dom.js';

/**
 * Removes a modal dialog that is invisible, at once or later: filter lists hide tags, and pages hide their containers. An
 * invisible dialog would leave a dead page behind.
 *
 * @returns what ends it
 */
export function closeWhenInvisible(dialog: HTMLDialogElement, close: () => void): () => void {
  let frame = 0;
  const look = (turns = 20): void => {
    cancelAnimationFrame(frame);
    if (!dialog.open || dialog.checkVisibility({ visibilityProperty: true })) return;
    // WebKit draws a dialog in a page that paints lazily after some frames.
    if (turns > 0 && isLazy(dialog)) frame = requestAnimationFrame(() => look(turns - 1));
    else close();
  };
  // Skipped content has no size that changes.
  const observers = [new ResizeObserver(() => look()), new IntersectionObserver(() => look())];
  for (const observer of observers) observer.observe(dialog);
  frame = requestAnimationFrame(() => look());
  return () => {
    cancelAnimationFrame(frame);
    for (const observer of observers) observer.disconnect();
  };
}

function isLazy(element: Element | null): boolean {
  if (!element) return false;
  const at = trusted(element);
  const around = at.parentElement ?? (at.getRootNode() as ShadowRoot).host ?? null;
  return getComputedStyle(element).contentVisibility === 'auto' || isLazy(around);
}
