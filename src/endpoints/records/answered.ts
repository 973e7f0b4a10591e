import { sha256 } from './sha256.js';

/** Where an answer was given; `api` is the page's own code, `unknown` what was answered before anyone looked. */
export type AnswerLayer = 'banner' | 'preferences' | 'gate' | 'declaration' | 'api' | 'unknown';

/** How an answer came about. */
export interface Answered {
  readonly layer: AnswerLayer;
  /** Whether the browser says that a person pressed the control: a script's click is none (requirement S-22). */
  readonly trusted: boolean;
  /** The SHA-256 of the words that were shown, in hexadecimal. */
  readonly words?: string;
  /** Their language. */
  readonly locale?: string;
}

/**
 * Looks at each click before it is heard: the words are still there then. @returns what tells of the click that is being
 * heard; whatever is decided outside of one was decided by the page's own code.
 */
export function watchAnswers(): () => Answered {
  const byPage: Answered = { layer: 'api', trusted: false };
  let current = byPage;
  const look = (event: Event) => {
    const found = answeredBy(event);
    if (!found) return;
    current = found;
    // Not in a microtask: those run between two listeners of a real click.
    setTimeout(() => (current = byPage));
  };
  addEventListener('click', look, { capture: true });
  return () => current;
}

function answeredBy(event: Event): Answered | undefined {
  const [target] = event.composedPath();
  const control = target instanceof Element ? target.closest('[data-consent-action]') : null;
  const root = control?.getRootNode();
  // Ours are all in shadow roots; what a page marks so itself answers nothing.
  if (!control || !(root instanceof ShadowRoot)) return undefined;
  const panel = root.querySelector('[lang]');
  const locale = panel?.getAttribute('lang');
  return {
    layer: layerOf(root, control.getAttribute('data-consent-action') ?? ''),
    trusted: event.isTrusted,
    ...(panel && { words: sha256(wordsShown(panel)) }),
    ...(locale && { locale }),
  };
}

/** By the controls, whose names are public and stay; a site may call the tags what it likes. */
function layerOf(root: ShadowRoot, action: string): AnswerLayer {
  const has = (name: string) => root.querySelector(`[data-consent-action="${name}"]`) !== null;
  if (has('save')) return 'preferences';
  if (has('accept-all')) return 'banner';
  return action.startsWith('allow-') ? 'gate' : 'declaration';
}

/**
 * Returns the text of an element as its reader sees it: slotted text in its place, white space collapsed. Text that differs between
 * visitors (`data-varies`) is left out, because the same texts must have the same hash on every page.
 */
function wordsShown(part: Element): string {
  return [...texts(part)].join(' ').replaceAll(/\s+/g, ' ').trim();
}

function* texts(node: Node): Generator<string> {
  if (node instanceof Text) yield node.data;
  if (!(node instanceof Element) || node.matches('style, script, template, [data-varies]')) return;
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  for (const child of assigned.length > 0 ? assigned : node.childNodes) yield* texts(child);
}
