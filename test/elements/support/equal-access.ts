import 'accessibility-checker-engine/ace-window.js';

interface Finding {
  readonly ruleId: string;
  /** `POTENTIAL` and `MANUAL` are what a person is asked to look at: docs/accessibility.md. */
  readonly value: readonly [policy: string, outcome: 'PASS' | 'FAIL' | 'POTENTIAL' | 'MANUAL'];
  readonly message: string;
  readonly snippet: string;
  readonly path: { readonly dom: string };
}

interface Checker {
  check(
    what: Element,
    rulesets: readonly string[],
  ): Promise<{ readonly results: readonly Finding[] }>;
}

const { ace_ibma: ace } = globalThis as unknown as { ace_ibma: { Checker: new () => Checker } };
const checker = new ace.Checker();

/** Rules that are wrong about us, and why. */
const mistaken: Readonly<Record<string, string>> = {
  aria_role_redundant:
    'a list without markers, and a table that becomes cards, lose their role in WebKit: https://bugs.webkit.org/show_bug.cgi?id=170179',
};

/** What IBM Equal Access finds in an element and its shadow root, as lines to read. `unfit` are rules that cannot tell in the circumstances. */
export async function ibmViolationsIn(
  element: Element,
  unfit: readonly string[] = [],
): Promise<string[]> {
  const { results } = await quietly(() =>
    checker.check(element, ['IBM_Accessibility', 'WCAG_2_2']),
  );
  if (
    !results.some(
      ({ value, path }) => value[1] === 'PASS' && path.dom.includes('#document-fragment'),
    )
  ) {
    throw new Error(`IBM Equal Access saw nothing in <${element.localName}>`);
  }
  return results
    .filter(
      ({ ruleId, value }) =>
        value[1] === 'FAIL' && !Object.hasOwn(mistaken, ruleId) && !unfit.includes(ruleId),
    )
    .map(({ ruleId, snippet, message }) => `${ruleId}: ${snippet.slice(0, 120)} ${message}`);
}

/** It cannot read `color(xyz-d65 …)`, says so, and goes on: `illegible` and axe look at those colours. */
async function quietly<Told>(run: () => Promise<Told>): Promise<Told> {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await run();
  } finally {
    console.log = log;
  }
}
