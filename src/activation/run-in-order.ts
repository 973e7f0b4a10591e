import { report } from '../diagnostics/report.js';
import { pageNonce } from '../page/own-script.js';
import { page, trusted } from '../page/trusted-dom.js';
import { copyScript, isFresh } from './already-started.js';
import {
  type BlockedScript,
  isExecutable,
  isBlocked,
  type Release,
  sourceOf,
  type Underway,
} from './blocked-script.js';
import { catchCalls } from './catch-calls.js';
import { detach } from './detach.js';
import { rememberExecuted } from './executed.js';

/**
 * Runs blocked scripts one after the other, each in its place. A failed script blocks nothing; one marked `async` is not awaited.
 * Each is `text/plain` again before anyone else can look, so no clone, cache or serialised text of it runs.
 *
 * @param mayRun called once, right before each script: a withdrawal stops those that have not run
 * @param underway receives what takes a script back
 */
export function runInOrder(
  scripts: readonly BlockedScript[],
  mayRun: Release['mayRun'],
  underway: Underway = new Map(),
): Promise<void> {
  return runScripts(scripts, { mayRun, underway, run: runScripts });
}

/** How long a file may take before the scripts behind it stop waiting, in milliseconds. */
const longest = 10_000;
/** How long a script of the page's own parser may be silent before it is checked whether it was already started. */
const silentTime = 300;

/** Runs scripts one after the other, each in its place. */
async function runScripts(scripts: Iterable<BlockedScript>, context: Release): Promise<void> {
  for (const blocked of scripts) {
    const { script } = blocked;
    // An earlier script may have removed it.
    if (!script.isConnected || !context.mayRun(script)) continue;
    const type = script.dataset.type ?? (isBlocked(script) ? '' : script.type);
    if (!isExecutable({ type })) script.type = type;
    else if (script.nonce !== pageNonce() && pageNonce() !== '')
      report(['nonce-missing', sourceOf(script)], script);
    else if (!script.hasAttribute('src') && !script.hasAttribute('href'))
      runInline(blocked, type, context);
    else if (!script.noModule || type === 'module') {
      const finished = runFile(blocked, type, context);
      if (!script.hasAttribute('async')) await finished;
    }
  }
}

/**
 * The element itself runs when it is inserted again. So it keeps nonce and integrity, touches no Trusted Types sink, and stays the
 * node that a framework refers to.
 */
function runFile(blocked: BlockedScript, type: string, context: Release): Promise<void> {
  const { script, needs } = blocked;
  const { underway } = context;
  // Cloned first: a clone of a script that has started counts as started.
  const spare = clone(script);
  return new Promise((resolve) => {
    const insert = (live: HTMLScriptElement, put: () => void) => {
      const uncatch = catchCalls(live, blocked, context);
      const finish = () => {
        underway.delete(script);
        if (live !== script) live.remove();
        uncatch();
        resolve();
      };
      live.addEventListener('load', () => {
        rememberExecuted(needs);
        renderAgain(live);
        finish();
      });
      live.addEventListener('error', finish);
      underway.set(script, () => {
        if (live === script) script.replaceWith(spare);
        detach(live);
        finish();
        return true;
      });
      release(live, type, put);
    };
    insert(
      script,
      () =>
        script.parentNode && trusted(script.parentNode).insertBefore(script, script.nextSibling),
    );
    setTimeout(resolve, longest);
    setTimeout(
      async () => {
        const isSilent = () => underway.has(script) && script.isConnected;
        if (!isSilent() || (await isFresh(clone(spare), script)) || !isSilent()) return;
        const copy = copyScript(script);
        if (copy) return insert(copy, () => script.before(copy));
        underway.get(script)?.();
        report(['script-started', sourceOf(script)], script);
      },
      blocked.cameWithPage ? silentTime : 0,
    );
  });
}

/** Runs a copy: nothing shows whether an inline script has run, and one that was already started would not. */
function runInline(blocked: BlockedScript, type: string, context: Release): void {
  const { script, needs, isGranted } = blocked;
  const { underway } = context;
  const copy = copyScript(script) ?? clone(script);
  const isModule = type === 'module';
  const isRules = type === 'speculationrules';
  // A node that came later may belong to a framework, which will remove it. Rules are in force while their element is in the page.
  const replaces = blocked.cameWithPage || isRules || !isGranted;
  const uncatch = catchCalls(copy, blocked, context);
  listenForRefusal(copy);
  release(copy, type, () => (replaces ? script.replaceWith(copy) : script.before(copy)));
  if (!replaces) copy.remove();
  if (!isRules) rememberExecuted(needs);
  if (!isModule) uncatch();
  if (!isModule && !isRules) return;
  setTimeout(uncatch, longest);
  // No event shows when an inline module has run, so one that was taken back does not run again.
  underway.set(script, () => {
    underway.delete(script);
    if (isRules) copy.replaceWith(script);
    detach(copy);
    return isRules;
  });
}

/** Gives a script its real type for the moment in which the browser reads it. */
function release(script: HTMLScriptElement, type: string, put: () => void): void {
  script.type = type;
  put();
  script.type = 'text/plain';
}

function clone(script: HTMLScriptElement): HTMLScriptElement {
  return script.cloneNode(true) as HTMLScriptElement;
}

/** Under Trusted Types, or a policy without `'unsafe-inline'`, an inline script stays blocked without an event of its own. */
function listenForRefusal(script: HTMLScriptElement): void {
  const stop = new AbortController();
  const refused = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
    report(['inline-blocked', effectiveDirective], script);
  page.addEventListener('securitypolicyviolation', refused, { once: true, signal: stop.signal });
  setTimeout(() => stop.abort(), 100);
}

const loaded = new Set<string | undefined>();

/**
 * Asks a vendor to render the content of one more gate. Embed scripts look once for what they render, and running one again does
 * nothing where it finds its own global, whatever its language or version, and whether a gate or the page ran it before.
 */
function renderAgain(script: HTMLScriptElement): void {
  // An SVG script has no text there, and no vendor.
  const [, , host] = String(script.src).split('/');
  const isFirst = !loaded.has(host);
  loaded.add(host);
  const content = script.closest('[data-consent-content]');
  if (isFirst || !host || !content) return;
  // If the file does not arrive, this gate shows its content as the author wrote it.
  void import('./embeds-again.js').then(
    ({ renderEmbeds }) => renderEmbeds(host, content),
    () => undefined,
  );
}
