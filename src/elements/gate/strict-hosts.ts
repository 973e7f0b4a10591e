import { findPreset } from '../../catalogue/load-presets.js';
import type { Service } from '../../core/policy.js';

const loading = 'iframe,script,img,source,video,audio,track,embed,object,input,link,image,use';
const attributes = ['src', 'srcset', 'href', 'data', 'poster'].flatMap((name) => [name, `data-${name}`]);

/**
 * The first host that a gate would load from and that is none of its service's own, nor of the catalogue's for it. What is
 * of the page's own origin may stand in a template beside it. Binds only with `strictHosts`.
 */
export function findForeignHost(gate: Element, { id, hosts }: Service): string | undefined {
  const allowed = hosts ?? findPreset(id)?.hosts ?? [];
  const isForeign = ({ hostname }: URL) => !allowed.some((pattern) => (pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern));
  const own = addressesIn([gate.getAttribute('src') ?? '']);
  const inside = heldIn(gate, gate.localName).filter(({ origin }) => origin !== location.origin);
  return [...own, ...inside].find(isForeign)?.hostname;
}

/** @param inner the tag of the gates within: what they hold is theirs to check */
function heldIn(root: Element | DocumentFragment, inner: string): URL[] {
  const values = [...root.querySelectorAll(loading)]
    .filter((element) => isHere(element, root, inner))
    .flatMap((element) => attributes.flatMap((name) => element.getAttribute(name)?.split(name.endsWith('srcset') ? ',' : '\n') ?? []));
  const templates = [...root.querySelectorAll('template')].filter((template) => isHere(template, root, inner));
  return [...addressesIn(values), ...templates.flatMap(({ content }) => heldIn(content, inner))];
}

function isHere(element: Element, root: Node, inner: string): boolean {
  const gate = element.closest(inner);
  return (!gate || gate === root) && !element.closest('[data-consent-content]');
}

/** The first word of a `srcset` candidate is its address. */
function addressesIn(values: readonly string[]): URL[] {
  const words = values.flatMap((value) => value.trim().split(/\s/)[0] || []);
  return words.filter((word) => URL.canParse(word, document.baseURI)).map((word) => new URL(word, document.baseURI)).filter(({ protocol }) => /^https?:$/.test(protocol));
}
