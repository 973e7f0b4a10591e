import type { Answers, Importer } from '../importer.js';

/** Follows a tool that is in the page and still asks. Reads it, never writes it. */
export interface Follower extends Pick<Importer, 'id' | 'categories'> {
  /** The present explicit answers of the tool; `undefined` if there are none, or the tool is not loaded. */
  read(): Answers | undefined;
  /** Calls `run` whenever that may have changed, also when the tool arrives late. */
  watch(run: () => void): void;
  /** Opens the tool's own settings. @returns whether it could */
  openSettings(): boolean;
}

/** A page's global, whatever it is. */
export function pageGlobal(name: string): unknown {
  return (globalThis as Record<string, unknown>)[name];
}

/** Calls a function of another tool, if it is one; what it throws is its own affair. */
export function call(target: unknown, name: string, ...args: unknown[]): unknown {
  try {
    const method: unknown = (target as Record<string, unknown> | undefined)?.[name];
    return typeof method === 'function'
      ? (method as (...args: unknown[]) => unknown).apply(target, args)
      : undefined;
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/** Whether another tool has that function. */
export function has(target: unknown, name: string): boolean {
  return typeof (target as Record<string, unknown> | null | undefined)?.[name] === 'function';
}
