import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../../scripts/browser.mjs';
import { patient } from '../../scripts/patience.mjs';
import { findFirefox, launchFirefox, NO_FIREFOX } from '../../scripts/firefox.mjs';
import {
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
  addPage,
  type Visited,
} from './support/visitor.js';

const body = `${opener}<consent-gate category="marketing" label="Tour" src="${frame('tour')}"></consent-gate>`;
/** As the page itself notes it: before anything of ours runs. */
const watch = `<script>crashes = []; addEventListener('error', ({ message }) => crashes.push(message)); addEventListener('unhandledrejection', ({ reason }) => crashes.push(String(reason)))</script>`;
const policy = `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: '2026-11-01', services: ['matomo', 'twentythree'], defaultMarket: 'no', markets: { no: {} }, records: { url: '/taken' }, cookie: { renewUrl: '/taken' }, importFrom: ['cookieyes', 'klaro'] })}</script>`;
demo.endpoint(
  '/taken',
  (_request: unknown, response: { writeHead: (status: number) => { end: () => void } }) =>
    response.writeHead(204).end(),
);

const crashesOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { crashes: string[] }).crashes);

/** A visitor whose browser keeps nothing: asks, obeys for this page, tells that it is for this page, asks again on the next. */
async function live(page: Page): Promise<void> {
  demo.thirdParty.clear();
  await page.goto(addPage({ head: watch + policy, body }));
  await assertNothingReached(page);
  await press(page, 'cookie-banner', 'accept-all');
  await arrived('/frame.html?name=tour');
  assert.deepEqual(
    [(await stateOf(page)).persisted, (await stateOf(page)).categories.marketing],
    [false, true],
  );
  await tell(page, 'withdrawAll');
  await until(page, () => !document.querySelector('consent-gate')?.frame);
  await page.evaluate(() => (globalThis as Visited).cetegraConsent.refresh());
  assert.equal(
    (await stateOf(page)).method,
    'withdraw',
    'a look at a storage that is not there forgets nothing',
  );
  assert.deepEqual(await crashesOf(page), []);
  demo.thirdParty.clear();
  await page.reload();
  await control(page, 'cookie-banner', 'reject-all');
  await assertNothingReached(page);
  assert.deepEqual([(await stateOf(page)).status, await crashesOf(page)], ['undecided', []]);
}

describe('S-9, S-11: where a browser keeps nothing', () => {
  const profile = mkdtempSync(join(tmpdir(), 'blocked-'));
  const browsers: Browser[] = [];
  after(async () => {
    for (const one of browsers) await one.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const pageIn = async (starting: Promise<Browser>) => {
    const started = await starting;
    browsers.push(started);
    const page = patient(await started.newPage());
    await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
    return page;
  };

  it('S-9: Chromium told to block all cookies (a headless shell has no settings: document.cookie is taken from it): the answer counts for the page, is asked for on the next, and nothing throws', async () => {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(
      join(profile, 'Default/Preferences'),
      JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }),
    );
    const page = await pageIn(launch({ userDataDir: profile }));
    await page.goto(demo.page('/forbidden', '<!doctype html><title>Forbidden</title>'));
    const isBlocked =
      (await page.evaluate(() => {
        try {
          return typeof localStorage;
        } catch (error) {
          return (error as Error).name;
        }
      })) === 'SecurityError';
    if (!isBlocked)
      await (
        await page.createCDPSession()
      ).send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await live(page);
  });

  const name = 'S-9: Firefox with cookieBehavior=2: the same';
  if (!findFirefox()) it(`${name}. ${NO_FIREFOX}`, () => undefined);
  else {
    it(name, async () => {
      const page = await pageIn(
        launchFirefox({ extraPrefsFirefox: { 'network.cookie.cookieBehavior': 2 } }),
      );
      await page.goto(demo.page('/forbidden', '<!doctype html><title>Forbidden</title>'));
      assert.equal(
        await page.evaluate(() => {
          try {
            return typeof new BroadcastChannel('it');
          } catch (error) {
            return (error as Error).name;
          }
        }),
        'SecurityError',
        'it is blocked',
      );
      await live(page);
    });
  }

  it('S-11: without any quota: the decision is kept, the site’s server is told, nothing throws', async () => {
    const { page } = await visit({
      head: watch + policy,
      body,
      prepare: async (page) => {
        const client = await page.createCDPSession();
        await client.send('Storage.overrideQuotaForOrigin', { origin: demo.origin, quotaSize: 0 });
      },
    });
    await page.evaluate(() => {
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (let count = 0; count < 5; count++)
            localStorage.setItem(`full ${size} ${count}`, 'x'.repeat(size));
        } catch {
          // Full to this size.
        }
      }
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    assert.deepEqual([(await stateOf(page)).persisted, await crashesOf(page)], [true, []]);
    await page.reload();
    await arrived('/frame.html?name=tour', 2);
  });
});

describe('S-28: embedded in a page of another site', () => {
  const embed = (attributes: string) => {
    // Another name of the loopback is another site: neither cookies nor storage are shared.
    const inner = addPage({ head: watch + policy, body }).replace(
      '//localhost',
      '//embedded.localhost',
    );
    return addPage({
      head: '<title>Host</title>',
      banner: '',
      body: `<iframe id="embedding" width="900" height="700" ${attributes} src="${inner}"></iframe>`,
    });
  };
  const innerOf = async (page: Page) => (await (await page.$('#embedding'))!.contentFrame())!;

  for (const [what, attributes] of [
    ['a frame of another site', ''],
    ['a frame with an opaque origin', 'sandbox="allow-scripts"'],
  ] as const) {
    it(`${what} asks only when its page calls show(), then once, obeys the answer, stores nothing elsewhere, and nothing throws`, async () => {
      const { page } = await visit({ address: embed(attributes) });
      const inner = await innerOf(page);
      const evaluate = inner.evaluate.bind(inner);
      const button = () =>
        evaluate(
          () =>
            document
              .querySelector('cookie-banner')
              ?.shadowRoot?.querySelector('[data-consent-action="reject-all"]') != null,
        );
      await soon(
        () => evaluate(() => (globalThis as Partial<Visited>).cetegraConsent !== undefined),
        'the store',
      );
      await assertNothingReached(page);
      assert.equal(await button(), false);
      await evaluate(() => document.querySelector('cookie-banner')!.show());
      await soon(button, 'the banner in the frame');
      await evaluate(() => {
        Object.assign(globalThis, { asked: 0 });
        new MutationObserver(
          () =>
            ((globalThis as unknown as { asked: number }).asked += Number(
              document.querySelector('cookie-banner')!.open,
            )),
        ).observe(document.querySelector('cookie-banner')!, { attributeFilter: ['open'] });
      });
      await evaluate(() =>
        document
          .querySelector('cookie-banner')!
          .shadowRoot!.querySelector<HTMLElement>('[data-consent-action="accept-all"]')!
          .focus(),
      );
      await page.keyboard.press('Enter');
      await soon(
        () => evaluate(() => document.querySelector('consent-gate')!.open),
        'the gate in the frame',
      );
      await evaluate(() => (globalThis as Visited).cetegraConsent.refresh());
      await evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await evaluate(() => (globalThis as Visited).cetegraConsent.withdrawAll());
      await soon(
        () => evaluate(() => !document.querySelector('consent-gate')!.open),
        'the gate closed',
      );
      const left = await evaluate(() => [
        (globalThis as unknown as { asked: number }).asked,
        (globalThis as unknown as { crashes: string[] }).crashes,
        (globalThis as Visited).cetegraConsent.state.method,
      ]);
      assert.deepEqual(left, [0, [], 'withdraw']);
      assert.equal(
        await page.evaluate(() => document.cookie),
        '',
        'the host page has no cookie of it',
      );
      const own = (await page.browserContext().cookies()).filter(
        ({ domain }) => !domain.includes('embedded'),
      );
      assert.deepEqual(own, []);
    });
  }

  it('and no message of the host page answers in it', async () => {
    const { page } = await visit({ address: embed('') });
    const inner = await innerOf(page);
    await soon(
      () => inner.evaluate(() => (globalThis as Partial<Visited>).cetegraConsent !== undefined),
      'the store',
    );
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector<HTMLIFrameElement>('#embedding')!;
      for (const message of [
        'accept-all',
        { type: 'consent-change', method: 'accept-all' },
        { 'data-consent-action': 'accept-all' },
        null,
        { consent: { marketing: true } },
      ])
        contentWindow!.postMessage(message, '*');
    });
    await assertNothingReached(page);
    assert.equal(
      await inner.evaluate(() => (globalThis as Visited).cetegraConsent.state.status),
      'undecided',
    );
  });
});
