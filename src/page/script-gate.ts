import { isMet, readRequirement } from '../core/requirement.js';
import type { ConsentStore } from '../core/store.js';
import { isParsed, isParsedWithPage, rememberParsed } from '../release/parsed.js';
import { released, runInOrder } from '../release/run-in-order.js';
import { isHeld } from '../release/revive-script.js';
import { report } from '../report.js';

const selector = 'script[data-consent], script[data-consent-service]';

/**
 * Runs the page's held scripts, `<script type="text/plain" data-consent="statistics" src="…">`, once each and in document
 * order, as soon as what they name is granted. Scripts added later are heard too.
 */
export function connectScriptGate(store: ConsentStore, visited: Promise<unknown> | undefined): void {
  const waiting = new Set<HTMLScriptElement>();
  let running: Promise<unknown> = Promise.resolve(visited);

  const isGranted = (script: HTMLScriptElement) => isMet(requirementOf(script), store.state);
  const isWanted = (script: HTMLScriptElement) => script.isConnected && isGranted(script);
  const underway = new Map<HTMLScriptElement, () => void>();
  const release = () => {
    for (const [script, takeBack] of underway) {
      if (isGranted(script)) continue;
      takeBack();
      waiting.add(script);
    }
    for (const script of waiting) if (!script.isConnected) waiting.delete(script);
    const wanted = [...waiting].filter(isWanted).sort(inDocumentOrder);
    for (const script of wanted) waiting.delete(script);
    if (wanted.length === 0) return;
    const held = wanted.map((script) => ({ script, cameWithPage: isParsedWithPage(script), needs: requirementOf(script).needs }));
    running = running.then(() => runInOrder(held, (script) => isWanted(script) || keep(script), underway));
  };
  // Taken back before its turn came: it waits again.
  const keep = (script: HTMLScriptElement) => {
    if (script.isConnected) waiting.add(script);
    return false;
  };
  const requirementOf = (script: HTMLScriptElement) =>
    readRequirement(store.policy, script.dataset.consent ?? null, script.dataset.consentService ?? null);
  /** The page may come in slowly: the text of an inline script can arrive after its tag. */
  let awaitsText = false;
  const collect = () => {
    awaitsText = false;
    for (const script of document.querySelectorAll<HTMLScriptElement>(selector)) {
      if (!isParsed(script)) {
        awaitsText = true;
        continue;
      }
      const { mistake } = requirementOf(script);
      // Where the policy was refused, its mistakes are told, and not what follows from them.
      if (released.has(script) || store.denied) continue;
      if (mistake) report(mistake, script);
      if (isHeld(script)) waiting.add(script);
      else report(['script-not-held', script.type, script.src], script);
    }
  };

  rememberParsed();
  collect();
  store.subscribe(release);
  const lookAgain = () => {
    collect();
    release();
  };
  new MutationObserver((records) => {
    const added = records.flatMap((record) => [...record.addedNodes]);
    const isOurs = (node: Node) => node instanceof Element && (node.matches(selector) || node.querySelector(selector));
    if (awaitsText || added.some(isOurs)) lookAgain();
  }).observe(document, { childList: true, subtree: true });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', lookAgain, { once: true });
}

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
