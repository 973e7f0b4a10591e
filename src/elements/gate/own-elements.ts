import { trusted } from '../../page/trusted-dom.js';

/**
 * The elements under a root, those in open shadow roots too, without the content of gates in it.
 *
 * @param inner the tag of gates
 * @param leaves whether to leave out an element with all that is in it
 */
export function ownElements(
  root: ParentNode & Node,
  inner: string,
  leaves: (element: Element) => boolean = () => false,
): Element[] {
  return [...root.children].flatMap((child) => {
    if (leaves(child)) return [];
    const element = trusted(child);
    if (element.localName === inner) return element;
    return [
      element,
      ...ownElements(element, inner, leaves),
      ...(element.shadowRoot ? ownElements(element.shadowRoot, inner, leaves) : []),
    ];
  });
}
