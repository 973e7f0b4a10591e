import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { policyWith } from './support/integrations.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  browser,
  cookieValue,
  settled,
  soon,
  stateOf,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

type Said = Visited & { said: string[] };
const held = (attributes: string, code: string) =>
  `<script type="text/plain" ${attributes}>${code}</script>`;
const note = (what: string) => `(globalThis.said ??= []).push('${what}');`;
const said = (page: Page) => page.evaluate(() => (globalThis as Said).said ?? []);
const gate =
  '<consent-gate service="matomo" src="{{thirdParty}}/frame.html?name=tour"></consent-gate>';
const library = '/assets/consent/';
const chunk = `${library}integrations/m4o.js`;

/** Makes a file of the library unreachable, or slow, until it is let go. */
async function intercept(
  page: Page,
  path: string,
  answer: 'fail' | 'wait',
): Promise<{ mend: () => void; asked: () => number }> {
  let times = 0;
  let isMended = false;
  const waiting: (() => void)[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const go = () => void request.continue();
    if (!request.url().includes(path)) return go();
    times++;
    if (isMended) return go();
    if (answer === 'wait') waiting.push(go);
    else void request.abort();
  });
  const mend = () => {
    isMended = true;
    for (const go of waiting) go();
  };
  return { mend, asked: () => times };
}

describe('I-2: an integration that the policy names', () => {
  it('is connected before anything held is let go, in a page that was agreed to', async () => {
    let chunks: Awaited<ReturnType<typeof intercept>> | undefined;
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['matomo']),
      body:
        held(
          'data-consent="statistics"',
          `${note('ran')}(globalThis.queued = JSON.stringify(globalThis._paq));`,
        ) + gate,
      prepare: async (page) => void (chunks = await intercept(page, chunk, 'wait')),
    });
    await soon(() => chunks?.asked() === 1, 'the integration is asked for');
    await page.evaluate(() => {
      const { cetegraConsent } = globalThis as Said;
      void cetegraConsent
        .whenGranted('matomo')
        .then(() => ((globalThis as Said).said ??= []).push('whenGranted'));
    });
    await assertNothingReached(page);
    assert.deepEqual(await said(page), []);
    chunks?.mend();
    await until(page, () => ((globalThis as Said).said ?? []).length === 2);
    await arrived('/frame.html?name=tour');
    assert.match(
      await page.evaluate(() => (globalThis as unknown as { queued: string }).queued),
      /requireConsent.*setConsentGiven/,
    );
  });

  it('that does not arrive: its service stays denied, others do not suffer, its author is told, the next answer tries again', async () => {
    let chunks: Awaited<ReturnType<typeof intercept>> | undefined;
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: policyWith(['matomo']),
      body:
        held('data-consent-service="matomo"', note('matomo')) +
        held('data-consent="marketing"', note('marketing')) +
        gate,
      prepare: async (page) => void (chunks = await intercept(page, chunk, 'fail')),
    });
    await soon(() => reports.length === 1, 'a report');
    await until(page, () => ((globalThis as Said).said ?? []).includes('marketing'));
    await assertNothingReached(page);
    assert.match(reports[0]!, /integration "matomo" could not be connected/);
    assert.deepEqual(
      [
        await said(page),
        (await stateOf(page)).services.matomo,
        (await stateOf(page)).categories.statistics,
      ],
      [['marketing'], false, true],
    );
    chunks?.mend();
    await tell(page, 'grantAll');
    await tell(page, 'withdraw', 'linkedin');
    await arrived('/frame.html?name=tour');
    await until(page, () => ((globalThis as Said).said ?? []).includes('matomo'));
    assert.deepEqual(reports.length, 1);
  });

  it('holds everything where what connects integrations does not arrive, until it does', async () => {
    let chunks: Awaited<ReturnType<typeof intercept>> | undefined;
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: policyWith(['matomo']),
      body: held('data-consent="marketing"', note('marketing')) + gate,
      prepare: async (page) =>
        void (chunks = await intercept(page, `${library}chunks/integrations.js`, 'fail')),
    });
    await soon(
      () => reports.some((report) => report.includes('The integrations could not be connected')),
      'a report',
    );
    await assertNothingReached(page);
    assert.deepEqual(await said(page), []);
    chunks?.mend();
    // Chromium remembers a failed module that others import until the page is loaded again; 144 and later do not.
    if (Number(/\/(\d+)/.exec(await browser.version())?.[1]) < 144) await page.reload();
    else await tell(page, 'withdraw', 'linkedin');
    await arrived('/frame.html?name=tour');
    await until(page, () => (globalThis as Said).said?.length === 1);
  });

  it('costs a page that names none nothing: no file more, and nothing waits', async () => {
    const asked: string[] = [];
    const { page } = await visit({
      cookie: acceptedAll,
      body: gate,
      prepare: async (page) => void page.on('request', (request) => asked.push(request.url())),
    });
    await arrived('/frame.html?name=tour');
    await settled(page);
    assert.deepEqual(
      asked.filter((url) => /integrations/.test(url)),
      [],
    );
  });

  it('with a mistake is refused: path, reason and the known ones are told, its service stays denied', async () => {
    const mistakes = [
      'matomoo',
      { id: 'matomo', mode: 'full' },
      { id: 'hubspot', purposes: { analytics: 'statistik' } },
      { id: 'beamer', key: 'x' },
    ];
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: policyWith(mistakes),
      body:
        held('data-consent-service="matomo"', note('matomo')) +
        held('data-consent-service="linkedin"', note('linkedin')),
    });
    await soon(() => reports.length === 4, 'four reports');
    for (const wrong of [
      /"matomoo" is not an integration\. Use one of matomo, hubspot/,
      /matomo\.mode: expected one of full-consent, cookie-consent, got "full"/,
      /hubspot\.purposes: "statistik" is not a category or service/,
      /beamer\.key: is not an option of this integration\. Use one of service, purposes/,
    ]) {
      assert.equal(reports.filter((report) => wrong.test(report)).length, 1, String(wrong));
    }
    await until(page, () => (globalThis as Said).said?.includes('linkedin'));
    await settled(page);
    assert.deepEqual(
      [await said(page), (await stateOf(page)).services],
      [
        ['linkedin'],
        {
          consent: true,
          beamer: false,
          hubspot: false,
          matomo: false,
          twentythree: true,
          linkedin: true,
          facebook: true,
        },
      ],
    );
  });
});

describe('What an integration hears', () => {
  it('is each change before the page and its elements do', async () => {
    const { page } = await visit({
      cookie: cookieValue({ c: 'statistics' }),
      head: `<script>
        globalThis.said = [];
        document.addEventListener('consent-gate-close', () => said.push('gate'));
        document.addEventListener('consent-change', () => said.push('document'));
      </script>${policyWith(['google-tag-manager'])}`,
      body: gate,
    });
    await arrived('/frame.html?name=tour');
    await page.evaluate(() => {
      const layer = (globalThis as unknown as { dataLayer: unknown[] }).dataLayer;
      layer.push = (...items: unknown[]) => {
        (globalThis as Said).said.push('vendor');
        return items.length;
      };
    });
    await tell(page, 'denyAll');
    assert.deepEqual(await said(page), ['vendor', 'gate', 'document']);
  });

  it('is nothing while the page is only being prerendered', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['google-tag-manager']),
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.defineProperty(Object.getPrototypeOf(document), 'prerendering', {
            configurable: true,
            value: true,
          }),
        ),
    });
    await settled(page);
    assert.equal(await page.evaluate(() => 'dataLayer' in globalThis), false);
    await page.evaluate(() => {
      Object.defineProperty(Object.getPrototypeOf(document), 'prerendering', { value: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await until(
      page,
      () => (globalThis as unknown as { dataLayer?: unknown[] }).dataLayer?.length === 1,
    );
  });

  it('S-14: is told once where the library was loaded twice', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head:
        policyWith(['google-tag-manager']) +
        `<script type="module" src="${library}consent.js?v=2"></script>`,
      body: gate,
    });
    await arrived('/frame.html?name=tour');
    await settled(page);
    await tell(page, 'withdrawAll');
    assert.equal(
      await page.evaluate(
        () => (globalThis as unknown as { dataLayer: unknown[] }).dataLayer.length,
      ),
      2,
    );
  });
});
