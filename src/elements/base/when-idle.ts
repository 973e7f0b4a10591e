/**
 * Runs a task when the browser is idle. Safari has no `requestIdleCallback` (https://caniuse.com/requestidlecallback), and there an
 * element of the page can have that name.
 */
export function whenIdle(task: (deadline: Pick<IdleDeadline, 'timeRemaining'>) => void): void {
  if (typeof globalThis.requestIdleCallback === 'function') requestIdleCallback(task);
  else setTimeout(() => task({ timeRemaining: () => 0 }), 50);
}
