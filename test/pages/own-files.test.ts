import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  opener,
  press,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

/** What can become of a request; `slow` is answered when the next one has been. */
const faults: Record<string, (request: HTTPRequest) => Promise<void>> = {
  blocked: (request) => request.abort('blockedbyclient'),
  'not found': (request) =>
    request.respond({
      status: 404,
      contentType: 'text/html',
      body: '<!doctype html><title>Not found</title>',
    }),
  'a server error': (request) =>
    request.respond({ status: 500, contentType: 'text/javascript', body: 'export {}' }),
  'cut off': (request) =>
    request.respond({ contentType: 'text/javascript', body: 'export const broken = {' }),
  'the wrong type': (request) => request.respond({ contentType: 'text/plain', body: 'export {}' }),
  'of another release': (request) =>
    request.respond({ contentType: 'text/javascript', body: 'export const other = 1;' }),
};
const root = new URL('../../dist/cdn/', import.meta.url);
const files = ['chunks', 'locales'].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `${folder}/${name}`),
);
const body = `${opener}<a href="/elsewhere" id="next">Next</a><cookie-declaration></cookie-declaration>
  <consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"><a href="/elsewhere">The tour</a></consent-gate>`;

/** Answers requests for a file of ours with a fault until `mend` is called. */
async function breakFile(
  page: Page,
  isBroken: (path: string) => boolean,
  fault: string,
): Promise<{ mend: () => void }> {
  let isMended = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!isMended && isBroken(pathname)) void faults[fault]?.(request);
    else void request.continue();
  });
  return { mend: () => (isMended = true) };
}

async function visitBroken(
  isBroken: (path: string) => boolean,
  fault: string,
  cookie?: string,
  banner?: string,
) {
  let broken = { mend: () => undefined as unknown };
  const visitor = await visit({
    lang: 'nb',
    body,
    ...(banner !== undefined && { banner }),
    ...(cookie !== undefined && { cookie }),
    prepare: async (page) => void (broken = await breakFile(page, isBroken, fault)),
  });
  return { ...visitor, mend: () => broken.mend() };
}

/** Refusing works: in the preferences as they should be, or in what stands in for them. */
async function refuse(page: Page): Promise<void> {
  await page.click('#settings');
  await press(page, 'cookie-preferences', 'reject-all');
  await until(page, () => !document.querySelector('cookie-preferences')!.open);
  assert.equal((await stateOf(page)).method, 'reject-all');
}

describe('S-18: consent.js with a hash that it does not have', () => {
  const integrity = (hash: string) =>
    `<script type="module" src="/assets/consent/consent.js?pinned" crossorigin="anonymous" integrity="sha384-${hash}"></script>`;
  const page = (script: string) =>
    demo.page(
      '/pinned',
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pinned</title><link rel="icon" href="data:,">${script}</head><body><cookie-banner></cookie-banner>${body.replaceAll('{{thirdParty}}', demo.thirdParty.origin)}</body></html>`,
    );
  const right = createHash('sha384')
    .update(readFileSync(new URL('consent.js', root)))
    .digest('base64');

  it('does not run: gates stay closed although the visitor agreed, their links show, and the page works', async () => {
    const { page: there } = await visit({
      cookie: acceptedAll,
      address: page(integrity(right.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')))),
    });
    assert.equal(await there.evaluate(() => globalThis.cetegraConsent), undefined);
    assert.equal(await there.$eval('consent-gate > a', (link) => link.checkVisibility()), true);
    await assertNothingReached(there);
    await Promise.all([there.waitForNavigation(), there.click('#next')]);
  });

  it('and with its own it does', async () => {
    await visit({ cookie: acceptedAll, address: page(integrity(right)) });
    await arrived('/frame.html?name=tour');
  });
});

describe('S-18, S-21: a file of ours that does not arrive as it should', () => {
  for (const [index, file] of files.entries()) {
    const names = Object.keys(faults);
    const fault = names[index % names.length] as string;
    it(`${file} is ${fault}: nothing leaks, the page works, and the visitor can say no`, async () => {
      const { page } = await visitBroken((path) => path.endsWith(file), fault);
      await refuse(page);
      await assertNothingReached(page);
      await tell(page, 'grantAll');
      await arrived('/frame.html?name=tour');
      await Promise.all([page.waitForNavigation(), page.click('#next')]);
    });
  }

  for (const fault of Object.keys(faults)) {
    it(`all files but the first are ${fault}: the preferences offer to say no, in English, and everything else is denied`, async () => {
      const { page } = await visitBroken((path) => /\/(?:chunks|locales)\//.test(path), fault);
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).categories.marketing, false);
      assert.equal(await page.$eval('consent-gate > a', (link) => link.checkVisibility()), true);
      await page.click('#settings');
      const reject = await control(page, 'cookie-preferences', 'reject-all');
      assert.equal(await reject.evaluate((button) => button.textContent), 'Reject all');
      assert.equal(
        await page.evaluate(() =>
          document
            .querySelector('cookie-preferences')!
            .shadowRoot!.querySelector('[data-consent-action="accept-all"]'),
        ),
        null,
        'nothing is granted without a word about what it is',
      );
      await reject.click();
      await until(page, () => !document.querySelector('cookie-preferences')!.open);
      assert.equal((await stateOf(page)).method, 'reject-all');
    });
  }

  for (const [what, isBroken] of [
    ['the view', (path) => path.endsWith('chunks/preferences.js')],
    [
      'the view and half of the words',
      (path) => /chunks\/preferences\.js|nb\.details\.js$/.test(path),
    ],
  ] as [string, (path: string) => boolean][]) {
    it(`${what} of the preferences is blocked: the fallback is in the page's language and can refuse (C9)`, async () => {
      const { templates } = (await import(new URL('locales/nb.js', root).href)) as {
        templates: Record<string, string>;
      };
      // Without a banner no words are there before the dialog asks for them.
      const { page } = await visitBroken(isBroken, 'blocked', undefined, '');
      await page.click('#settings');
      const reject = await control(page, 'cookie-preferences', 'reject-all');
      const dialog = await reject.evaluate((button) => [
        button.textContent,
        button.closest('dialog')!.lang,
        button.closest('dialog')!.textContent,
      ]);
      assert.deepEqual(dialog.slice(0, 2), [templates['consent.reject-all'], 'nb']);
      assert.ok(dialog[2]?.includes(templates['consent.not-loaded']!), dialog[2]);
      await reject.click();
      await until(page, () => !document.querySelector('cookie-preferences')!.open);
      assert.equal((await stateOf(page)).method, 'reject-all');
    });
  }

  // What arrived whole is what the browser keeps for this address: another release's stays until the next page.
  for (const fault of Object.keys(faults).filter((name) => name !== 'of another release')) {
    it(`the preferences are ${fault} at first: opened again they are what they should be`, async () => {
      const { page, mend } = await visitBroken(
        (path) => path.endsWith('chunks/preferences.js'),
        fault,
      );
      await page.click('#settings');
      await press(page, 'cookie-preferences', 'close');
      mend();
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      assert.equal(
        await page.evaluate(
          () =>
            document.querySelector('cookie-preferences')!.shadowRoot!.querySelectorAll('dialog')
              .length,
        ),
        1,
      );
    });
  }

  it('the words of a language are blocked: the banner speaks English, and says so to a screen reader', async () => {
    const { page } = await visitBroken((path) => path.includes('/locales/'), 'blocked');
    const reject = await control(page, 'cookie-banner', 'reject-all');
    assert.deepEqual(
      await reject.evaluate((button) => [
        button.textContent,
        button.closest('[lang]')?.getAttribute('lang'),
      ]),
      ['Reject all', 'en'],
    );
  });

  for (const fault of ['blocked', 'of another release']) {
    it(`what brings the site's own words is ${fault}: the banner asks in ours`, async () => {
      const policy = {
        revision: '1',
        services: ['matomo'],
        defaultMarket: 'no',
        markets: { no: {} },
        texts: { en: { 'consent.accept-all': 'Own words' } },
      };
      let asked = 0;
      const { page } = await visit({
        head: `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
        prepare: async (page) =>
          void (await breakFile(
            page,
            (path) => path.endsWith('overrides.js') && ++asked > 0,
            fault,
          )),
      });
      const reject = await control(page, 'cookie-banner', 'reject-all');
      assert.deepEqual(
        [await reject.evaluate((button) => button.textContent), asked > 0],
        ['Reject all', true],
      );
    });
  }

  it('files of two releases met: the author is told, once for each tag', async () => {
    const { page, reports } = await visitBroken(
      (path) => /chunks\/(?:banner|placeholder|declaration)\.js$/.test(path),
      'of another release',
    );
    await soon(() => reports.length >= 3, 'three reports');
    await assertNothingReached(page);
    assert.deepEqual(reports.map((report) => /<[a-z-]+>/.exec(report)?.[0]).sort(), [
      '<consent-gate>',
      '<cookie-banner>',
      '<cookie-declaration>',
    ]);
  });

  it('what knows the languages is blocked: the banner speaks English', async () => {
    const { page } = await visitBroken((path) => path.endsWith('/language.js'), 'blocked');
    assert.equal(
      await (
        await control(page, 'cookie-banner', 'reject-all')
      ).evaluate((button) => button.textContent),
      'Reject all',
    );
  });

  it('the banner is asked for twice and no more by itself, and comes when it is asked for again', async () => {
    const asked: string[] = [];
    const { page, mend } = await visitBroken(
      (path) => path.endsWith('chunks/banner.js') && asked.push(path) > 0,
      'blocked',
    );
    await soon(() => asked.length === 2, 'the second try');
    await assertNothingReached(page);
    assert.equal(asked.length, 2);
    mend();
    await page.evaluate(() => document.querySelector('cookie-banner')!.show());
    await control(page, 'cookie-banner', 'reject-all');
  });

  it('a gate opens by an earlier answer although no other file arrives', async () => {
    await visitBroken((path) => /\/(?:chunks|locales)\//.test(path), 'blocked', acceptedAll);
    await arrived('/frame.html?name=tour');
  });
});
