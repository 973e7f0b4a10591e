import { findPreset } from '../../catalogue/load-presets.js';
import type { Service } from '../../core/policy.js';
import type { Mistake } from '../../core/report.js';
import { addressesInCode, addressesUnder, findDeepLoads } from './deep-loads.js';
import { isForeign } from './find-loads.js';
import { heldNames, loads } from './loads.js';

/**
 * Checks all that a gate would load against the hosts of its services, as the policy or else the catalogue has them. What is
 * of the page's own origin may be beside it. Binds only with `strictHosts`.
 *
 * @returns what is wrong, or what checks another address for this gate
 */
export function checkHosts(gate: Element, services: readonly Service[]): Mistake | ((url: URL) => Mistake | undefined) {
  const allowed = services.flatMap(({ id, hosts }) => hosts ?? findPreset(id)?.hosts ?? []);
  const check = ({ hostname, protocol }: Pick<URL, 'hostname' | 'protocol'>): Mistake | undefined => {
    const isAllowed = allowed.some((pattern) => (pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern));
    return isAllowed ? undefined : ['host-refused', services.map(({ id }) => id).join(', '), hostname || protocol];
  };
  const src = addressesUnder(gate, 'src', ['src']);
  const inside = addressesIn(gate, gate.localName).filter((address) => isForeign(address, true));
  return [...src, ...inside].map((address) => check(new URL(address, document.baseURI))).find(Boolean) ?? check;
}

/** @param inner the tag of the gates within: what they hold is theirs to check */
function addressesIn(root: Element | DocumentFragment, inner: string): string[] {
  const own = [...root.querySelectorAll('*')].filter((element) => {
    const gate = element.parentElement?.closest(inner);
    return (!gate || gate === root) && !element.closest('[data-consent-content]');
  });
  return own.flatMap((element) => [
    ...loads.flatMap(([attribute, elements]) => (element.matches(elements) ? addressesUnder(element, attribute, [attribute, ...heldNames(attribute)]) : [])),
    ...findDeepLoads(element).map(({ url }) => url),
    ...(element.localName === 'script' ? addressesInCode(element.textContent) : []),
    ...(element instanceof HTMLTemplateElement ? addressesIn(element.content, inner) : []),
  ]);
}
