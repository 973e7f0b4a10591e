import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  addPage,
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  opener,
  press,
  reached,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

const fallback = '<a class="fallback" href="/elsewhere">Watch it there</a>';
const body = `<a id="next" href="/elsewhere">Next</a>
  <consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('src')}">${fallback}</consent-gate>
  <consent-gate category="marketing"><template><iframe src="${frame('template')}"></iframe><img loading="lazy" src="{{thirdParty}}/pixel.gif"><script type="text/plain" src="{{thirdParty}}/script.js"></script></template>${fallback}</consent-gate>
  <consent-gate category="marketing"><iframe data-src="${frame('child')}"></iframe><img data-src="{{thirdParty}}/pixel.gif">${fallback}</consent-gate>
  <script type="text/plain" data-consent="statistics" src="{{thirdParty}}/script.js?page"></script>`;

/** Aborts what a filter list or a failing server keeps away. */
const without =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    await page.setRequestInterception(true);
    page.on(
      'request',
      (request) =>
        void (names.some((name) => request.url().match(name))
          ? request.abort('blockedbyclient')
          : request.continue()),
    );
  };

const areLinksVisible = (page: Page) =>
  page.$$eval('.fallback', (links) =>
    links.map((link) => link.checkVisibility() && link.getBoundingClientRect().height > 0),
  );

async function assertUsable(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click('#next')]);
  assert.equal(page.url(), `${demo.origin}/elsewhere`);
}

describe('E2: where our code does not come', () => {
  // A visitor who has agreed: the cookie alone must open nothing.
  for (const [what, prepare] of [
    ['with JavaScript off', (page: Page) => page.setJavaScriptEnabled(false)],
    ['with consent.js blocked', without('consent.js')],
  ] as const) {
    it(`${what}: fallback links show, nothing is asked of a third party, and the page works`, async () => {
      const { page, crashes } = await visit({ cookie: acceptedAll, body, prepare });
      // A picture of the page is only made once it is painted.
      await page.screenshot();
      assert.deepEqual(await areLinksVisible(page), [true, true, true]);
      assert.deepEqual([reached(), demo.thirdParty.connections()], [[], 0]);
      assert.deepEqual(crashes, []);
      await assertUsable(page);
    });
  }
});

describe('S-24: what a crawler finds', () => {
  const text = '<h1>Prices</h1><p>All there is to say.</p>';

  it('in the source: the whole text, and a link to what a gate holds', async () => {
    const source = await (await fetch(addPage({ body: text + body }))).text();
    for (const part of [text, fallback, '<a id="next" href="/elsewhere">'])
      assert.ok(source.includes(part));
  });

  it('on a screen as tall as the page, as one renders it: the same text and links, none made invisible, and no word of ours among them', async () => {
    const { page } = await visit({ body: text + body, viewport: { width: 412, height: 12_000 } });
    await control(page, 'cookie-banner', 'reject-all');
    const found = await page.evaluate(() => {
      const links = [...document.querySelectorAll('a')].map((link) => [
        link.getAttribute('href'),
        link.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
      ]);
      return {
        text: document.body.textContent.replaceAll(/\s+/g, ' '),
        heading: document.querySelector('h1')!.innerText,
        links,
        robots: document.querySelector('meta[name=robots]')?.outerHTML,
      };
    });
    assert.deepEqual(found.links, [
      ['/elsewhere', true],
      ...Array.from({ length: 3 }, () => ['/elsewhere', true]),
    ]);
    assert.equal(found.heading, 'Prices');
    assert.doesNotMatch(found.text, /cookie/i);
    assert.equal(found.robots, undefined);
    await assertNothingReached(page);
  });
});

describe('Promise 6: where a part of our code does not come', () => {
  it('the banner’s: the page works, nothing is granted, the author is told, and an answer by another way counts', async () => {
    const { page, reports } = await visit({ body, prepare: without('chunks/banner.js') });
    await soon(() => reports.length > 0, 'a report');
    assert.match(reports[0]!, /cookie-banner/);
    await control(page, 'consent-gate', 'allow-once');
    assert.deepEqual(await areLinksVisible(page), [true, true, true]);
    await assertNothingReached(page);
    assert.equal((await stateOf(page)).status, 'undecided');
    await tell(page, 'grantAll');
    await arrived('/frame.html?name=src');
    await assertUsable(page);
  });

  it('the placeholders’: the fallback stays, the gate stays closed, and opens on a grant', async () => {
    const { page, reports } = await visit({ body, prepare: without('chunks/placeholder.js') });
    await soon(() => reports.length > 0, 'a report');
    await control(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(await areLinksVisible(page), [true, true, true]);
    await assertNothingReached(page);
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=src');
  });

  it('the preferences’: the opener does no harm, and opens them once they come (on the next page, where a browser remembers a failed import)', async () => {
    let isBlocked = true;
    const { page, reports } = await visit({
      body: opener + body,
      async prepare(page) {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (isBlocked && request.url().includes('chunks/preferences.js')
              ? request.abort('failed')
              : request.continue()),
        );
      },
    });
    await page.click('#settings');
    await soon(() => reports.length > 0, 'a report');
    isBlocked = false;
    await assertNothingReached(page);
    const forgets = await page.evaluate(
      (address) =>
        import(address).then(
          () => true,
          () => false,
        ),
      '/assets/consent/chunks/preferences.js',
    );
    if (!forgets) await page.reload();
    await page.click('#settings');
    await press(page, 'cookie-preferences', 'reject-all');
    await until(
      page,
      () =>
        !document.querySelector('cookie-banner')!.open &&
        !document.querySelector('cookie-preferences')!.open,
    );
    await assertUsable(page);
  });

  it('everything but consent.js: the visitor’s earlier answer still opens gates and runs scripts', async () => {
    const { page } = await visit({ cookie: acceptedAll, body, prepare: without(/chunks|locales/) });
    await arrived('/frame.html?name=src');
    await arrived('/script.js', 2);
    await assertUsable(page);
  });

  for (const [what, services] of [
    ['that checks hosts: the gate stays closed', ['twentythree']],
    ['that explains a policy’s mistakes: everything is denied', ['nonsense']],
  ] as const) {
    it(`the one ${what}`, async () => {
      const policy = JSON.stringify({
        revision: '2026-11-01',
        strictHosts: true,
        services,
        defaultMarket: 'no',
        markets: { no: {} },
      });
      const { page } = await visit({
        cookie: acceptedAll,
        prepare: without('strict-hosts', 'explain-policy'),
        head: `<script type="application/json" data-consent-policy>${policy}</script>`,
        body: `<a id="next" href="/elsewhere">Next</a><consent-gate service="twentythree" src="${frame('src')}">${fallback}</consent-gate>`,
      });
      await assertNothingReached(page);
      await assertUsable(page);
    });
  }

  it('the words of the page’s language: the banner asks in English, and can be answered', async () => {
    const { page } = await visit({ lang: 'nb', body, prepare: without('locales/nb.js') });
    await control(page, 'cookie-banner', 'accept-all');
    assert.match(
      await page.evaluate(() => document.querySelector('cookie-banner')!.shadowRoot!.textContent),
      /Accept all/,
    );
    await press(page, 'cookie-banner', 'reject-all');
    await until(page, () => !document.querySelector('cookie-banner')!.open);
    await assertNothingReached(page);
  });
});
