import { report } from '../report.js';
import { disown } from './disown.js';
import { rememberRun } from './ran-scripts.js';
import { isExecutable, reviveScript } from './revive-script.js';

/** Scripts that were let go: they are held no more, and say still what they needed. */
export const released = new WeakSet<Element>();

export interface HeldScript {
  readonly script: HTMLScriptElement;
  /** Whether the page's own parser made it, or the template it stands in. */
  readonly cameWithPage: boolean;
  /** The categories and services whose grant lets it run. */
  readonly needs: readonly string[];
}

/**
 * Runs held scripts one after the other, each in the place of its original. One that fails holds nothing back;
 * one marked `async` is not waited for.
 *
 * @param isWanted asked before each script: a withdrawal stops those that have not run
 * @param underway is told of each script whose file is on its way, and what takes it back
 */
export async function runInOrder(
  scripts: Iterable<HeldScript>,
  isWanted: (script: HTMLScriptElement) => boolean,
  underway = new Map<HTMLScriptElement, () => void>(),
): Promise<void> {
  for (const { script: held, cameWithPage, needs } of scripts) {
    // An earlier script may have taken it out.
    if (!held.isConnected || !isWanted(held)) continue;
    const script = reviveScript(held, cameWithPage);
    const settled = new Promise<void>((resolve) => {
      const settle = () => {
        underway.delete(held);
        resolve();
      };
      script.addEventListener('load', settle, { once: true });
      script.addEventListener('error', settle, { once: true });
      if (script.src) underway.set(held, () => {
        script.replaceWith(held);
        disown(script);
        settle();
      });
    });
    if (!script.src) listenForRefusal(script);
    released.add(script);
    held.replaceWith(script);
    if (isExecutable(script)) remember(script, needs);
    if (isAwaited(script)) await settled;
  }
}

/** What was taken back before it came has not run. */
function remember(script: HTMLScriptElement, needs: readonly string[]): void {
  if (script.src) script.addEventListener('load', () => rememberRun(needs), { once: true });
  else rememberRun(needs);
}

/** Only what is fetched and run tells when it is done. */
function isAwaited(script: HTMLScriptElement): boolean {
  return script.isConnected && script.src !== '' && isExecutable(script) && !script.noModule && !script.hasAttribute('async');
}

/** Under Trusted Types, or a policy without `'unsafe-inline'`, an inline script stays blocked, and says nothing itself. */
function listenForRefusal(script: HTMLScriptElement): void {
  const stop = new AbortController();
  const tell = ({ effectiveDirective }: SecurityPolicyViolationEvent) => report(['inline-blocked', effectiveDirective], script);
  document.addEventListener('securitypolicyviolation', tell, { once: true, signal: stop.signal });
  setTimeout(() => stop.abort(), 100);
}
