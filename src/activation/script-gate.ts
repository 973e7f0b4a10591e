import { isMet, readRequirement } from '../core/requirement.js';
import type { ConsentStore } from '../core/store.js';
import { isParsed, isParsedWithPage, rememberParsed } from './parser-state.js';
import { isExecutable, isBlocked, sourceOf, type Underway } from './blocked-script.js';
import { runInOrder } from './run-in-order.js';
import { report } from '../diagnostics/report.js';
import { page, trusted } from '../page/trusted-dom.js';
import { policyBlock, reportLateBlocks } from '../page/policy-block.js';

const selector = 'script[data-consent],script[data-consent-service]';

/**
 * Runs the page's blocked scripts, `<script type="text/plain" data-consent="statistics" src="…">`, in document order, as soon as
 * what they name is granted: once per document and source, however often a router inserts an equal one.
 */
export function connectScriptGate(
  store: ConsentStore,
  activated: Promise<unknown> | undefined,
): void {
  /** The scripts that ran in this document. The DOM does not record it: any script may copy, replace or remove one. */
  const executed = new Set<string>();
  const underway: Underway = new Map();
  let running: Promise<unknown> = Promise.resolve(activated);

  const requirementOf = ({ dataset }: HTMLScriptElement) =>
    readRequirement(store.policy, dataset.consent ?? null, dataset.consentService ?? null);
  const isGranted = (script: HTMLScriptElement) => isMet(requirementOf(script), store.state);
  const mayRun = (script: HTMLScriptElement) =>
    isBlocked(script) && isParsed(script) && !executed.has(keyOf(script)) && isGranted(script);
  const release = () => {
    for (const [script, takeBack] of underway)
      if (!isGranted(script) && takeBack()) executed.delete(keyOf(script));
    const scripts = findScripts(page).filter(mayRun);
    if (scripts.length === 0) return;
    const blocked = scripts.map((script) => ({
      script,
      cameWithPage: isParsedWithPage(script),
      needs: requirementOf(script).needs,
      isGranted: () => isGranted(script),
    }));
    running = running.then(() =>
      runInOrder(blocked, (script) => mayRun(script) && !!executed.add(keyOf(script)), underway),
    );
  };
  /** The page may come in slowly: the text of an inline script can arrive after its tag. */
  let awaitsText = false;
  const inspect = () => {
    awaitsText = false;
    for (const script of findScripts(page)) {
      if (!isParsed(script)) {
        awaitsText = true;
        continue;
      }
      // After a policy with mistakes, the console reports those alone, not their consequences.
      if (store.denied) continue;
      const { mistake } = requirementOf(script);
      if (mistake) report(mistake, script);
      // Data that was released has its own type.
      const { type } = script;
      if (!isBlocked(script) && (isExecutable(script) || type !== script.dataset.type))
        report(['script-not-held', type, script.src], script);
    }
  };

  rememberParsed();
  inspect();
  store.subscribe(release);
  const lookAgain = () => {
    reportLateBlocks();
    inspect();
    release();
  };
  const watched = `${selector},${policyBlock}`;
  const isWatched = (node: Node) =>
    node instanceof Element &&
    (trusted(node).matches(watched) || trusted(node).querySelector(watched));
  new MutationObserver((records) => {
    if (
      awaitsText ||
      records.some(
        ({ target, addedNodes }) =>
          trusted(target as Element).matches?.(selector) || [...addedNodes].some(isWatched),
      )
    )
      lookAgain();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['src', 'data-consent', 'data-consent-service'],
  });
  if (page.readyState === 'loading')
    page.addEventListener('DOMContentLoaded', lookAgain, { once: true });
}

/** In document order, in open shadow roots too. */
function findScripts(root: ParentNode): HTMLScriptElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { shadowRoot } = trusted(element);
    if (shadowRoot) return findScripts(shadowRoot);
    return trusted(element).matches(selector) ? [element as HTMLScriptElement] : [];
  });
}

/** Equal scripts are one script. */
function keyOf(script: HTMLScriptElement): string {
  const { consent, consentService, type } = script.dataset;
  return [consent, consentService, type, sourceOf(script) || script.textContent].join('\n');
}
