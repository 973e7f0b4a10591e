import 'axe-core/axe.min.js';
import type Axe from 'axe-core';

const { axe } = globalThis as unknown as { axe: typeof Axe };
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in an element and its shadow root, as lines to read. `unfit` are rules that cannot tell in the circumstances. */
export async function axeViolationsIn(
  element: Element,
  unfit: readonly string[] = [],
): Promise<string[]> {
  const rules = Object.fromEntries(unfit.map((rule) => [rule, { enabled: false }]));
  const { violations, passes } = await axe.run(element, {
    runOnly: { type: 'tag', values: tags },
    rules,
    resultTypes: ['violations', 'passes'],
  });
  if (passes.length === 0) throw new Error(`axe saw nothing in <${element.localName}>`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
  );
}

/** Texts of which axe cannot tell the contrast, with its reason. */
export async function unknownContrastIn(element: Element): Promise<string[]> {
  const { incomplete, passes } = await axe.run(element, {
    runOnly: ['color-contrast'],
    resultTypes: ['incomplete', 'passes'],
  });
  if (passes.length === 0) throw new Error(`axe saw no text in <${element.localName}>`);
  return incomplete.flatMap(({ nodes }) =>
    nodes.map(
      ({ html, any }) =>
        `${String((any[0]?.data as { messageKey?: string } | undefined)?.messageKey)}: ${html.slice(0, 100)}`,
    ),
  );
}
