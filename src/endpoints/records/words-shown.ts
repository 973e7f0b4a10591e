/**
 * The words that stand in a part of the page as its reader meets them: slotted text in its place, blanks as one. What differs
 * from visitor to visitor (`data-varies`) is left out, so that the same words have the same hash wherever they were shown.
 */
export function wordsShown(part: Element): string {
  return [...texts(part)].join(' ').replaceAll(/\s+/g, ' ').trim();
}

function* texts(node: Node): Generator<string> {
  if (node instanceof Text) yield node.data;
  if (!(node instanceof Element) || node.matches('style, script, template, [data-varies]')) return;
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  for (const child of assigned.length > 0 ? assigned : node.childNodes) yield* texts(child);
}
