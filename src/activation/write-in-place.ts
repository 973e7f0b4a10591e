import { report } from '../diagnostics/report.js';
import type { Caller } from './blocked-script.js';
import { page } from '../page/trusted-dom.js';

/** What one script writes in one go. */
interface Writing {
  /** Parses without loading or running anything, and piece by piece: a script may write half an element. */
  readonly parser: Document;
  /** What was inserted last; the next piece follows it. */
  last: ChildNode | undefined;
  readonly nodes: ChildNode[];
}

const writings = new Map<Caller, Writing>();

/**
 * Inserts what a released script writes where the script stands, which is where it would have appeared while the page was parsed.
 * Scripts in it run after the one that wrote them, under the same grant. Where the place or the grant is gone, nothing is written.
 */
export function writeInPlace(caller: Caller | null, name: string, texts: readonly unknown[]): void {
  const place =
    caller && [caller.script, caller.blocked.script].find((script) => script.isConnected);
  if (!place || caller.blocked.isGranted?.() === false)
    return report(['written-late', name, caller?.script.src ?? ''], caller?.script);
  // There is nothing to open or close: the page stays.
  if (name !== 'write' && name !== 'writeln') return;
  let writing = writings.get(caller);
  if (!writing) {
    writing = { parser: page.implementation.createHTMLDocument(), last: undefined, nodes: [] };
    writing.parser.open();
    writings.set(caller, writing);
    queueMicrotask(() => finish(caller, place));
  }
  // The text goes to the browser's own method, so Trusted Types apply as ever.
  (writing.parser[name] as (...texts: unknown[]) => void)(...texts);
  insert(writing, place);
}

function insert(writing: Writing, place: Element): void {
  const { head, body } = writing.parser as { head: Element | null; body: Element | null };
  const nodes = [...(head?.childNodes ?? []), ...(body?.childNodes ?? [])];
  if (nodes.length === 0) return;
  if (writing.last) writing.last.after(...nodes);
  else if (place.closest('head')) page.body.prepend(...nodes);
  else place.after(...nodes);
  writing.last = nodes.at(-1);
  writing.nodes.push(...nodes);
}

function finish(caller: Caller, place: Element): void {
  const writing = writings.get(caller) as Writing;
  writings.delete(caller);
  writing.parser.close();
  insert(writing, place);
  const written = writing.nodes.filter((node) => node instanceof Element);
  const scripts = written.flatMap((element) =>
    element instanceof HTMLScriptElement ? [element] : [...element.querySelectorAll('script')],
  );
  // What says itself what it needs is the page's, or a gate's.
  const own = scripts.filter(
    (script) => script.type !== 'text/plain' && !script.closest('consent-gate:not([open])'),
  );
  for (const script of own) {
    script.dataset.type = script.type;
    script.type = 'text/plain';
  }
  const mayRun = () => caller.blocked.isGranted?.() !== false;
  void caller.release.run(
    own.map((script) => ({ ...caller.blocked, script, cameWithPage: false })),
    { ...caller.release, mayRun },
  );
}
