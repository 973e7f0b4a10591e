import { findPreset } from '../../data/services/load-services.js';
import type { Service } from '../../core/policy/policy.js';
import type { Mistake } from '../../core/diagnostics.js';
import { addressesInCode, isForeign, unread } from './addresses.js';
import { findAddresses } from './find-loads.js';
import { blockedNames } from './loads.js';
import { ownElements } from './own-elements.js';
import { page } from '../../page/trusted-dom.js';

/**
 * Checks all that a gate would load against the hosts of its services, as the policy or else the catalogue has them. Addresses
 * of the page's own origin are allowed, and unreadable ones are not. Applies only with `strictHosts`.
 *
 * @param skipped what was checked before it was put into the page
 * @returns what is wrong, or what checks another address for this gate
 */
export function checkHosts(
  gate: Element,
  services: readonly Service[],
  skipped: WeakSet<Node>,
): Mistake | ((url: URL) => Mistake | undefined) {
  const allowed = services.flatMap(({ id, hosts }) => hosts ?? findPreset(id)?.hosts ?? []);
  const ids = services.map(({ id }) => id).join(', ');
  const check = ({
    hostname,
    protocol,
  }: Pick<URL, 'hostname' | 'protocol'>): Mistake | undefined => {
    const isAllowed = allowed.some((pattern) =>
      pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern,
    );
    return isAllowed ? undefined : ['host-refused', ids, hostname || protocol];
  };
  const src = gate.getAttribute('src');
  const addresses = [...(src ? [src] : []), ...foreignIn(gate, gate.localName, skipped)];
  const hidden = addresses.find((address) => address.startsWith(unread));
  if (hidden !== undefined) return ['host-unread', ids, hidden.slice(unread.length)];
  return addresses.map((address) => check(new URL(address, page.baseURI))).find(Boolean) ?? check;
}

/** @param inner the tag of nested gates, which check their own content */
function foreignIn(
  root: Element | DocumentFragment,
  inner: string,
  skipped: WeakSet<Node>,
): string[] {
  const names = (attribute: string) => [attribute, ...blockedNames(attribute)];
  return ownElements(root, inner, (element) => skipped.has(element)).flatMap((element) => [
    ...findAddresses(element, names).flatMap(([, addresses, isFrame]) =>
      addresses.filter((address) => isForeign(address, isFrame)),
    ),
    ...(element.localName === 'script'
      ? addressesInCode(element.textContent).filter((address) => isForeign(address))
      : []),
    ...(element instanceof HTMLTemplateElement ? foreignIn(element.content, inner, skipped) : []),
  ]);
}
