import { disown } from '../../release/disown.js';
import { loads } from './loads.js';

/** Elements that gates put into the page. An attribute would not do as a mark: anyone can write one. */
export const placed = new WeakSet<Node>();

/**
 * Removes content for good. Firefox goes on receiving a film or an endless picture that is out of the document, so these lose
 * their addresses first.
 */
export function retire(content: Element | undefined): void {
  for (const media of content?.querySelectorAll('img,source,video,audio,link') ?? []) {
    for (const [attribute] of loads) media.removeAttribute(attribute);
    if (media instanceof HTMLMediaElement) media.load();
  }
  disown(content);
}
