import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type Axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { control, demo, visit } from './support/visitor.js';

type Checked = typeof globalThis & {
  axe: typeof Axe;
  ace_ibma: {
    Checker: new () => {
      check(
        what: Document,
        rulesets: string[],
      ): Promise<{
        results: { ruleId: string; value: string[]; message: string; snippet: string }[];
      }>;
    };
  };
};

const { resolve } = createRequire(import.meta.url);
const engines = await Promise.all(
  ['axe-core/axe.min.js', 'accessibility-checker-engine/ace-window.js'].map((file) =>
    readFile(resolve(file), 'utf8'),
  ),
);

/** What axe and IBM Equal Access find in a whole page. */
async function violationsOf(page: Page): Promise<string[]> {
  for (const engine of engines) await page.evaluate(engine);
  return page.evaluate(async (wrong) => {
    const { axe, ace_ibma: ace } = globalThis as Checked;
    const { violations } = await axe.run({
      runOnly: {
        type: 'tag',
        values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    });
    const { results } = await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']);
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `axe ${id}: ${html.slice(0, 120)} ${failureSummary}`,
        ),
      ),
      ...results
        .filter(({ ruleId, value }) => value[1] === 'FAIL' && !wrong.includes(ruleId))
        .map(
          ({ ruleId, snippet, message }) => `IBM ${ruleId}: ${snippet.slice(0, 120)} ${message}`,
        ),
    ];
  }, Object.keys(mistaken));
}

/** Rules that are wrong here, and why; `aria_role_redundant` in test/elements/support/equal-access.ts. */
const mistaken: Readonly<Record<string, string>> = {
  aria_role_redundant:
    'a list without markers, and a table that becomes cards, lose their role in WebKit',
  element_tabbable_role_valid:
    'what scrolls must be reached by the keyboard: axe’s scrollable-region-focusable asks for what this forbids',
};

const paths = [
  '/',
  '/nb/',
  '/ar',
  '/cookie-policy',
  '/settings',
  '/markets',
  '/vendors',
  '/records',
  '/spa',
  '/from-cookieyes',
  '/brand-north',
  '/brand-paper',
  '/brand-workspace',
];

describe('A4–A9, A20, A21: two engines find nothing on the demo’s pages', () => {
  for (const path of paths) {
    it(`${path}, light and dark, while the banner asks`, async () => {
      const { page } = await visit({ address: `${demo.origin}${path}` });
      await control(page, 'cookie-banner', 'accept-all');
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        assert.deepEqual(await violationsOf(page), [], value);
      }
    });
  }

  it('and they do find what is wrong', async () => {
    const { page } = await visit({
      body: '<img src="/favicon.svg"><div id="twice"></div><div role="button" tabindex="0"></div>',
    });
    await control(page, 'cookie-banner', 'accept-all');
    const found = (await violationsOf(page)).join('\n');
    assert.match(found, /^axe image-alt/m);
    assert.match(found, /^IBM img_alt_valid/m);
  });
});
