import { detach } from '../../activation/detach.js';
import { loads } from './loads.js';
import { trusted } from '../../page/trusted-dom.js';

/** Elements that gates put into the page. An attribute would not do as a mark: anyone can write one. */
export const placed = new WeakSet<Node>();

/** Removes content for good, whatever a vendor made of its methods. */
export function retire(content: Element | undefined): void {
  try {
    if (content) stopReceiving(content);
  } catch (error) {
    reportError(error);
  }
  detach(content);
}

/** Firefox goes on receiving a film or an endless picture that is out of the document, so these lose their addresses first. */
function stopReceiving(root: ParentNode & Node): void {
  for (const each of trusted(root).querySelectorAll('*')) {
    const element = trusted(each);
    if (element.shadowRoot) stopReceiving(element.shadowRoot);
    if (!element.matches('img,source,video,audio,link,input,image')) continue;
    for (const [attribute] of loads) element.removeAttribute(attribute);
    if (element instanceof HTMLMediaElement) element.load();
  }
}
