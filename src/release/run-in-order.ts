import { reviveScript } from './revive-script.js';

/**
 * Runs held scripts one after the other, each in the place of its original. One that fails holds nothing back;
 * one marked `async` is not waited for.
 *
 * @param isWanted asked before each script: a withdrawal stops those that have not run
 */
export async function runInOrder(scripts: Iterable<HTMLScriptElement>, isWanted: (script: HTMLScriptElement) => boolean): Promise<void> {
  for (const held of scripts) {
    if (!isWanted(held)) continue;
    const script = reviveScript(held);
    const settled = script.src && !script.hasAttribute('async') ? whenSettled(script) : undefined;
    held.replaceWith(script);
    await settled;
  }
}

function whenSettled(script: HTMLScriptElement): Promise<unknown> {
  return new Promise((resolve) => {
    script.addEventListener('load', resolve, { once: true });
    script.addEventListener('error', resolve, { once: true });
  });
}
