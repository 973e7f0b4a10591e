import { page, trusted } from '../page/trusted-dom.js';

/** Nodes that the page's own parser inserted. Scripts inserted the later ones. */
let parsedWithPage: WeakSet<Element> | undefined;

/**
 * Remembers which templates and scripts came with the page itself. A script that `innerHTML` and its like have parsed counts
 * as already started, and so does each copy of it: https://html.spec.whatwg.org/multipage/parsing.html#scriptTag
 */
export function rememberParsed(): void {
  if (parsedWithPage) return;
  const seen = (parsedWithPage = new WeakSet());
  const remember = () => {
    for (const element of page.querySelectorAll('template,script')) seen.add(element);
  };
  if (page.readyState !== 'complete') remember();
  if (page.readyState === 'loading')
    page.addEventListener('DOMContentLoaded', remember, { once: true });
}

export function isParsedWithPage(element: Element): boolean {
  return parsedWithPage?.has(element) === true;
}

/** Whether the parser is done with an element: while the page still comes in, its last child may be half of itself. */
export function isParsed(element: Element): boolean {
  if (page.readyState !== 'loading') return true;
  for (let node: Node | null = element; node; node = trusted(node).parentNode)
    if (trusted(node).nextSibling) return true;
  return false;
}
