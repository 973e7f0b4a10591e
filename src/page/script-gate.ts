import { isMet, readRequirement } from '../core/requirement.js';
import type { ConsentStore } from '../core/store.js';
import { isParsedWithPage, rememberParsed } from '../release/parsed.js';
import { runInOrder } from '../release/run-in-order.js';
import { report } from '../report.js';

const selector = 'script[type="text/plain"][data-consent], script[type="text/plain"][data-consent-service]';

/**
 * Runs the page's held scripts, `<script type="text/plain" data-consent="statistics" src="…">`, once each and in document
 * order, as soon as what they name is granted. Scripts added later are heard too.
 */
export function connectScriptGate(store: ConsentStore, visited: Promise<unknown> | undefined): void {
  const waiting = new Set<HTMLScriptElement>();
  let running: Promise<unknown> = Promise.resolve(visited);

  const isWanted = (script: HTMLScriptElement) => script.isConnected && isMet(requirementOf(script), store.state);
  const release = () => {
    for (const script of waiting) if (!script.isConnected) waiting.delete(script);
    const wanted = [...waiting].filter(isWanted).sort(inDocumentOrder);
    for (const script of wanted) waiting.delete(script);
    if (wanted.length === 0) return;
    const held = wanted.map((script) => ({ script, cameWithPage: isParsedWithPage(script), needs: requirementOf(script).needs }));
    running = running.then(() => runInOrder(held, (script) => isWanted(script) || keep(script)));
  };
  // Taken back before its turn came: it waits again.
  const keep = (script: HTMLScriptElement) => {
    if (script.isConnected) waiting.add(script);
    return false;
  };
  const requirementOf = (script: HTMLScriptElement) =>
    readRequirement(store.policy, script.dataset.consent ?? null, script.dataset.consentService ?? null);
  const collect = (root: ParentNode) => {
    for (const script of root.querySelectorAll<HTMLScriptElement>(selector)) {
      const { mistake } = requirementOf(script);
      if (mistake) report(mistake, script);
      waiting.add(script);
    }
  };

  rememberParsed();
  collect(document);
  store.subscribe(release);
  new MutationObserver((records) => {
    const added = records.flatMap((record) => [...record.addedNodes]);
    if (!added.some((node) => node instanceof Element && (node.matches(selector) || node.querySelector(selector)))) return;
    collect(document);
    release();
  }).observe(document, { childList: true, subtree: true });
}

function inDocumentOrder(one: Node, other: Node): number {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
