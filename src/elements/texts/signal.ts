import type { ConsentStore } from '../../core/store.js';

/** Whether the browser sends Global Privacy Control and at least one category that it covers is off. */
export function isSignalHonored({ policy, state }: ConsentStore): boolean {
  return state.signals.gpc && policy.categories.some(({ id, gpc }) => gpc && !state.categories[id]);
}
