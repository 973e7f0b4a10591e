import type { Mistake } from '../../core/diagnostics.js';
import { safeUrl } from '../../activation/safe-url.js';
import { ConsentGateFrameEvent } from '../events.js';
import { page } from '../../page/trusted-dom.js';

/** Enough for players, forms and maps to work; not enough to navigate the page. Scripts are the embed's own: it is another origin. */
const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-downloads allow-storage-access-by-user-activation';
const allow = 'fullscreen; picture-in-picture; encrypted-media';
/** YouTube and others refuse to play without a referrer; the origin is enough for them. */
const referrerPolicy = 'strict-origin-when-cross-origin';

/** The attributes of a gate that concern its iframe. */
interface FrameAttributes extends HTMLElement {
  readonly label: string | null;
  readonly allow: string | null;
  readonly sandbox: string | null;
  readonly referrerPolicy: string | null;
  readonly loading: string | null;
}

/**
 * Makes the iframe of a gate's `src`. Its other attributes are set before its address: the first load depends on them.
 *
 * @param check what is wrong with the address, which a listener may have changed
 */
export function makeFrame(
  gate: FrameAttributes,
  url: URL,
  check: (url: URL) => Mistake | undefined,
): HTMLIFrameElement | Mistake {
  gate.dispatchEvent(new ConsentGateFrameEvent(url));
  const mistake = safeUrl(url.href)
    ? check(url)
    : (['url-refused', gate.localName, 'src', url.href] as const);
  if (mistake) return mistake;
  const frame = page.createElement('iframe');
  frame.setAttribute('part', 'frame');
  frame.title = gate.label || url.hostname;
  frame.width = frame.height = '100%';
  frame.setAttribute('allow', extend(gate.allow ?? ''));
  frame.setAttribute('referrerpolicy', gate.referrerPolicy ?? referrerPolicy);
  frame.loading = gate.loading === 'lazy' ? 'lazy' : 'eager';
  const tokens = sandboxFor(gate.sandbox, url);
  if (tokens !== undefined) frame.setAttribute('sandbox', tokens);
  frame.src = url.href;
  return frame;
}

/** The author's additions to the default list; a leading `!` removes an entry. */
function extend(wish: string): string {
  const wishes = wish
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const named = wishes.map((entry) => entry.split(/[\s!]/).filter(Boolean)[0]);
  return [
    ...allow.split('; ').filter((entry) => !named.includes(entry)),
    ...wishes.filter((entry) => entry[0] !== '!'),
  ].join('; ');
}

/**
 * Content of this origin that may run scripts and keeps its origin could take its own sandbox off:
 * https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-sandbox
 */
function sandboxFor(wish: string | null, url: URL): string | undefined {
  if (wish?.trim().toLowerCase() === 'none') return undefined;
  const tokens = (wish ?? sandbox).toLowerCase().split(/\s+/);
  if (url.origin !== location.origin || !tokens.includes('allow-scripts')) return tokens.join(' ');
  return tokens.filter((token) => token !== 'allow-same-origin').join(' ');
}
