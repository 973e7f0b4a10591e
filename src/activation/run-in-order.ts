import { runScripts } from './run-scripts.js';

export interface HeldScript {
  readonly script: HTMLScriptElement;
  /** Whether the page's own parser made it, or the template it was copied from. */
  readonly cameWithPage: boolean;
  /** The categories and services whose grant lets it run. */
  readonly needs: readonly string[];
  /** Only for scripts of the page: a gate removes its own when they are no longer granted. */
  readonly isGranted?: () => boolean;
}

/** What takes back each script that may still run, or whose effect ends when it is removed. */
export type Underway = Map<HTMLScriptElement, TakeBack>;

/** @returns whether the script may run at the next grant */
export type TakeBack = () => boolean;

/** What belongs to one call of `runInOrder`. */
export interface Release {
  /** Called once, right before each script: a withdrawal stops those that have not run. */
  readonly isWanted: (script: HTMLScriptElement) => boolean;
  /** Receives what takes a script back. */
  readonly underway: Underway;
  /** Runs what one of the scripts wrote into the page. */
  readonly run: (scripts: Iterable<HeldScript>, release: Release) => Promise<void>;
}

/**
 * Runs blocked scripts one after the other, each in its place. A failed script blocks nothing; one marked `async` is not awaited.
 * Each is `text/plain` again before anyone else can look, so no clone, cache or serialised text of it runs.
 *
 * @param isWanted called once, right before each script: a withdrawal stops those that have not run
 * @param underway receives what takes a script back
 */
export function runInOrder(scripts: readonly HeldScript[], isWanted: Release['isWanted'], underway: Underway = new Map()): Promise<void> {
  return runScripts(scripts, { isWanted, underway, run: runScripts });
}
