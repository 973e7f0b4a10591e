import { page } from '../page/trusted-dom.js';

let elsewhere: Document | undefined;

/**
 * Takes a node out of the page for good. A script whose file is on its way runs when that comes, though it was removed; not
 * in another document: https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element, step 2.
 */
export function detach(node: Node | undefined): void {
  elsewhere ??= page.implementation.createHTMLDocument('');
  if (node) elsewhere.adoptNode(node);
}
