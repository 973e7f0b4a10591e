import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { patient } from '../../scripts/patience.mjs';
import { findFirefox, launchFirefox, NO_FIREFOX } from '../../scripts/firefox.mjs';
import {
  addPage,
  arrived,
  browser,
  demo,
  frame,
  opener,
  reached,
  settled,
  soon,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

/** Globals that the drop-in's files ask for, and those that Lit does by a shorter name. */
const globals = new Set([
  'litHtmlPolyfillSupport',
  'litHtmlVersions',
  'litIssuedWarnings',
  'trustedTypes',
  'process',
]);
const cdn = join(import.meta.dirname, '../../dist/cdn');
for (const file of await readdir(cdn, { recursive: true })) {
  if (!file.endsWith('.js')) continue;
  for (const [, name = ''] of (await readFile(join(cdn, file), 'utf8')).matchAll(
    /\b(?:globalThis|window|self)\??\.(\w+)/g,
  ))
    globals.add(name);
}

const firefox: Browser | undefined = findFirefox() ? await launchFirefox() : undefined;
after(() => firefox?.close());
const engines = [
  ['Chromium', browser],
  ['Firefox', firefox],
] as const;

/** The names that a document and a form have in that browser. */
async function namesIn(engine: Browser): Promise<{ ofDocument: string[]; ofForm: string[] }> {
  const page = await engine.newPage();
  const [ofDocument = [], ofForm = []] = await page.evaluate(() =>
    [document, document.createElement('form')].map((of) => {
      const found = new Set<string>();
      for (
        let at: object | null = of;
        at && at !== Object.prototype;
        at = Object.getPrototypeOf(at) as object | null
      )
        Object.getOwnPropertyNames(at).forEach((name) => found.add(name));
      return [...found];
    }),
  );
  await page.close();
  return { ofDocument, ofForm };
}

/** Looks for something in the page past what shadows `document`, and in a tag's shadow root where one is named. */
async function find(
  page: Page,
  selector: string,
  within?: string,
): Promise<ElementHandle<HTMLElement> | null> {
  const handle = await page.evaluateHandle(
    (wanted, tag) => {
      const from = (text: string) =>
        Document.prototype.querySelector.call(document, text) as HTMLElement | null;
      const found = tag ? from(tag)?.shadowRoot?.querySelector<HTMLElement>(wanted) : from(wanted);
      return found?.checkVisibility() && found.getBoundingClientRect().width > 0 ? found : null;
    },
    selector,
    within,
  );
  return handle.asElement() as ElementHandle<HTMLElement> | null;
}

async function press(page: Page, selector: string, within?: string): Promise<void> {
  await soon(() => find(page, selector, within), `${within ?? ''} ${selector} in the page`);
  await (await find(page, selector, within))?.click();
}

const kinds = {
  'pictures and links': ({ ofDocument }: { ofDocument: string[] }) =>
    ofDocument.map((name) => `<img name="${name}" alt="" src="data:,">`).join('') +
    [...globals].map((name) => `<a id="${name}"></a>`).join(''),
  'two forms of each name': ({ ofDocument }: { ofDocument: string[] }) =>
    ofDocument.map((name) => `<form name="${name}"></form>`.repeat(2)).join('') +
    [...globals].map((name) => `<a id="${name}"></a>`.repeat(2)).join(''),
  objects: ({ ofDocument }: { ofDocument: string[] }) =>
    [...ofDocument, ...globals].map((name) => `<object id="${name}"></object>`).join(''),
};

describe('S9, S14, S29: an element with the name of anything the library asks the browser for changes nothing', () => {
  for (const [engineName, engine] of engines) {
    for (const [kind, write] of Object.entries(kinds)) {
      it(`${kind}, in ${engineName}`, async (test) => {
        if (!engine) return test.diagnostic(NO_FIREFOX);
        const names = await namesIn(engine);
        const inputs = names.ofForm.map((name) => `<input type="hidden" name="${name}">`).join('');
        const held = `<script type="text/plain" data-consent="marketing" src="{{thirdParty}}/script.js?set=script"></script>`;
        const address = addPage({
          body: `<div hidden>${write(names)}</div>
            <form>${inputs}<consent-gate category="marketing" label="Tour" src="${frame('src')}"></consent-gate>${opener}${held}</form>
            <consent-gate category="marketing" label="Film"><form>${inputs}<template><iframe src="${frame('template')}"></iframe></template></form></consent-gate>
            <cookie-preferences></cookie-preferences><cookie-declaration></cookie-declaration>`,
        });
        const profile = await engine.createBrowserContext();
        demo.thirdParty.clear();
        const page = patient(await profile.newPage());
        const reports: string[] = [];
        page.on('console', (message) => message.type() === 'error' && reports.push(message.text()));
        page.on('pageerror', (error) => reports.push(String(error)));
        await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
        await page.goto(address);

        await soon(() => find(page, '[part~=service]', 'cookie-declaration'), 'the declaration');
        await soon(
          () => find(page, '[data-consent-action=allow-once]', 'consent-gate'),
          'the placeholder',
        );
        await settled(page);
        assert.deepEqual(reached(), []);
        await press(page, '[data-consent-action=accept-all]', 'cookie-banner');
        for (const start of [
          '/frame.html?name=src',
          '/frame.html?name=template',
          '/script.js?set=script',
        ])
          await arrived(start);

        await press(page, '#settings');
        await press(page, '[data-consent-action=reject-all]', 'cookie-preferences');
        await soon(async () => (await find(page, 'consent-gate[open]')) === null, 'closed gates');
        await soon(
          () => find(page, '[data-consent-action=allow-once]', 'consent-gate'),
          'the placeholder',
        );
        // What is put into the page now waits: its form hides what looks for scripts.
        await page.evaluate(
          (markup) =>
            (Document.prototype.querySelector.call(document, 'main') as Element).insertAdjacentHTML(
              'beforeend',
              markup,
            ),
          `<form>${inputs}${held}</form>`,
        );
        await settled(page);
        assert.equal(timesReached('/script.js'), 1);
        assert.deepEqual(reports, []);
        await profile.close();
      });
    }
  }

  it('what loads in a gate in such a form is reported, and the page goes on', async () => {
    const { ofForm } = await namesIn(browser);
    const inputs = ofForm.map((name) => `<input type="hidden" name="${name}">`).join('');
    const live = `<embed src="${frame('live')}">`;
    const { page, reports } = await visit({
      body: `<form>${inputs}<consent-gate category="marketing" label="Live">${live}<form></form></consent-gate></form>`,
    });
    await soon(() => reports.some((report) => report.includes('<embed')), 'a report');
    await page.click('cookie-banner >>> [data-consent-action=reject-all]');
    await until(page, () => document.cookie.includes('a=reject-all'));
  });
});
