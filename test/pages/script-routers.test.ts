import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bundleModule } from './support/packages.js';
import { routers, script, type Router } from './support/routers.js';
import {
  acceptedAll,
  addPage,
  press,
  reached,
  settled,
  soon,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const held = (attributes: string, code = '') =>
  `<script type="text/plain" ${attributes}>${code}</script>`;
const file = (name: string, category = 'marketing') =>
  held(`data-consent="${category}" src="{{thirdParty}}/script.js?set=${name}"`);
/** An inline script that calls the third party. */
const beacon = (name: string) =>
  held(
    'data-consent="marketing"',
    `(globalThis.ran ??= []).push('${name}'); new Image().src = '{{thirdParty}}/pixel.gif?${name}';`,
  );

const ranIn = (page: Page) => page.evaluate(() => (globalThis as Visited).ran ?? []);
/** Waits for every name, and fails where one of them ran twice. */
async function ranOnce(page: Page, names: readonly string[]): Promise<void> {
  await soon(async () => (await ranIn(page)).length >= names.length, `${names.join()} ran`);
  await settled(page);
  assert.deepEqual((await ranIn(page)).sort(), [...names].sort());
}
const stayed = (page: Page) =>
  page.evaluate(() => (globalThis as { sameDocument?: boolean }).sameDocument);

const covered = [
  'Turbo Drive',
  'Turbo Drive with view transitions',
  'Astro ClientRouter',
  'htmx boost',
];

/** A chain of pages, each with a link to the next, a script of its own in the body, and one script in the head of all. */
async function enter(router: Router, length: number) {
  const parts = await router.parts();
  const head = parts.head + file('head', 'statistics');
  const bodyOf = (index: number, next: string) => {
    const link = next && `<a id="next" href="${new URL(next).pathname}">Next</a>`;
    return `<h1 id="page-${index}">${index}</h1>${router.around?.(link) ?? link}${file(`file-${index}`)}${beacon(`inline-${index}`)}`;
  };
  let next = '';
  for (let index = length; index > 1; index--)
    next = addPage({ ...parts, head, body: bodyOf(index, next) });
  const visitor = await visit({ ...parts, head, body: bodyOf(1, next) });
  await visitor.page.evaluate(
    () => ((globalThis as { sameDocument?: boolean }).sameDocument = true),
  );
  return visitor;
}

const shows = async (page: Page, index: number) => {
  await until(page, (id) => document.querySelector(id) !== null, `#page-${index}`);
  await until(
    page,
    () => !(document as Document & { activeViewTransition?: unknown }).activeViewTransition,
  );
};
const namesUpTo = (length: number) => [
  'head',
  ...Array.from({ length }, (_, index) => [`file-${index + 1}`, `inline-${index + 1}`]).flat(),
];

describe('released scripts under routers', () => {
  for (const router of routers.filter(({ name }) => covered.includes(name))) {
    it(`${router.name}: runs a script once in four visits, and never after a withdrawal when the visitor goes back (A1, A2)`, async () => {
      const { page, reports } = await enter(router, 4);
      await press(page, 'cookie-banner', 'accept-all');
      for (let index = 1; index <= 4; index++) {
        if (index > 1)
          await page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click());
        await shows(page, index);
        await ranOnce(page, namesUpTo(index));
      }
      await tell(page, 'withdrawAll');
      await settled(page);
      const before = reached();
      for (let index = 3; index >= 1; index--) {
        await page.evaluate(() => history.back());
        await shows(page, index);
        await settled(page);
      }
      await ranOnce(page, namesUpTo(4));
      assert.equal(await stayed(page), true, 'the router swapped the pages');
      assert.deepEqual(reached(), before);
      assert.deepEqual(reports, []);
    });
  }
});

/** Libraries that put cached markup into an element: each becomes `globalThis.put(element, html)`. */
const differs: Record<string, string> = {
  'jQuery .html()': `import $ from 'jquery'; globalThis.put = (there, html) => $(there).html(html);`,
  'jQuery .replaceWith()': `import $ from 'jquery'; globalThis.put = (there, html) => $(there).replaceWith('<main>' + html + '</main>');`,
  idiomorph: `import { Idiomorph } from 'idiomorph'; globalThis.put = (there, html) => Idiomorph.morph(there, html, { morphStyle: 'innerHTML' });`,
  'idiomorph on the whole document': `import { Idiomorph } from 'idiomorph'; globalThis.put = (there, html) => {
    const next = document.documentElement.cloneNode(true); next.querySelector('main').innerHTML = html;
    Idiomorph.morph(document.documentElement, next.outerHTML, { head: { style: 'morph' } }); };`,
  morphdom: `import morphdom from 'morphdom'; globalThis.put = (there, html) => morphdom(there, '<main>' + html + '</main>');`,
};

describe('released scripts under DOM differs', () => {
  for (const [name, source] of Object.entries(differs)) {
    it(`${name}: cached markup with a script that ran does not run it again, granted or withdrawn (A1)`, async () => {
      const body = `<p>Text</p>${file('file')}${beacon('inline')}`;
      const { page, reports } = await visit({
        cookie: acceptedAll,
        head: script(await bundleModule(source), 'type="module"') + file('head'),
        body,
      });
      const all = ['head', 'file', 'inline'];
      const put = (html: string) =>
        page.$eval(
          'main',
          (main, text) =>
            (globalThis as unknown as { put(there: Element, html: string): void }).put(main, text),
          html,
        );
      await ranOnce(page, all);
      const cached = await page.$eval('main', (main) => main.innerHTML);
      for (const html of ['<h1>Other</h1>', cached]) {
        await put(html);
        await ranOnce(page, all);
      }
      await put('<h1>Other</h1>');
      await tell(page, 'withdrawAll');
      await settled(page);
      const before = reached();
      await put(cached);
      await ranOnce(page, all);
      await tell(page, 'grantAll');
      await ranOnce(page, all);
      assert.equal(
        await page.$$eval(
          'main > script',
          (scripts) => scripts.filter(({ type }) => type === 'text/plain').length,
        ),
        2,
      );
      assert.deepEqual(reached(), before);
      assert.deepEqual(reports, []);
    });
  }
});
