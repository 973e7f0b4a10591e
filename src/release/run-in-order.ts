import { report } from '../report.js';
import { disown } from './disown.js';
import { rememberRun } from './ran-scripts.js';

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

/** What the second stage receives: it never imports the first. */
export interface Release {
  /** Called once, right before each script: a withdrawal stops those that have not run. */
  readonly isWanted: (script: HTMLScriptElement) => boolean;
  /** Receives what takes a script back. */
  readonly underway: Underway;
  readonly disown: typeof disown;
  readonly rememberRun: typeof rememberRun;
  readonly report: typeof report;
}

/**
 * Runs blocked scripts one after the other, each in its place. A failed script blocks nothing; one marked `async` is not awaited.
 * Each is `text/plain` again before anyone else can look, so no clone, cache or serialised text of it runs. What runs them is
 * loaded with the first; where it does not arrive, nothing runs.
 *
 * @param isWanted called once, right before each script: a withdrawal stops those that have not run
 * @param underway receives what takes a script back
 */
export async function runInOrder(scripts: readonly HeldScript[], isWanted: Release['isWanted'], underway: Underway = new Map()): Promise<void> {
  if (scripts.length === 0) return;
  try {
    const { runScripts } = await import('./run-scripts.js');
    await runScripts(scripts, { isWanted, underway, disown, rememberRun, report });
  } catch (error) {
    report(['scripts-not-loaded', String(error)]);
  }
}
