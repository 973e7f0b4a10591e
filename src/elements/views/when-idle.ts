/** Runs a task when the browser is idle. In Safari, which has no such function, the name may be an element of the page. */
export function whenIdle(task: () => void): void {
  if (typeof globalThis.requestIdleCallback === 'function') requestIdleCallback(task);
  else setTimeout(task);
}
