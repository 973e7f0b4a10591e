import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import { patient } from '../../scripts/patience.mjs';
import type { ConsentStore } from '../../src/index.js';
import { browser, origin, thirdParty } from './support/sample.js';

type Visited = typeof globalThis & { cetegraConsent?: ConsentStore };

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** Goes to a page of the sample in a fresh profile. `errors` gets what the page throws and what the console reports of consent. */
async function visit(path: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.createBrowserContext();
  contexts.push(context);
  thirdParty.clear();
  const page = patient(await context.newPage());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  // In the moment before the page is loaded again, its old policy blocks what was granted.
  const isOfOldPolicy = (text: string) => text.includes('violates the following Content Security Policy');
  page.on('console', (message) => message.type() === 'error' && !isOfOldPolicy(message.text()) && errors.push(message.text()));
  await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
  await page.goto(origin + path);
  return { page, errors };
}

async function until(check: () => unknown, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; !(await check()); await wait(20)) if (Date.now() > end) assert.fail(`It never came about: ${what}`);
}

/** Presses a control of a tag, as soon as it is there. The page may be loaded again meanwhile. */
async function press(page: Page, tag: string, action: string): Promise<void> {
  const find = (selector: string, name: string) => {
    const control = document.querySelector(selector)?.shadowRoot?.querySelector<HTMLElement>(`[data-consent-action="${name}"]`);
    return control?.checkVisibility() ? control : null;
  };
  let control: ElementHandle<HTMLElement> | null = null;
  await until(async () => (control = (await page.evaluateHandle(find, tag, action)).asElement() as ElementHandle<HTMLElement> | null), `${tag} shows ${action}`);
  await control!.click();
}

/** Accepts everything. The page keeps the policy that it came with, so it is loaded again. */
async function accept(page: Page): Promise<void> {
  const loaded = page.waitForNavigation();
  await press(page, 'cookie-banner', 'accept-all');
  await loaded;
}

const reached = (name: string) => thirdParty.log().some(({ path }) => path.startsWith(`/frame.html?name=${name}`));
const arrived = (name: string) => until(() => reached(name), `the frame ${name} is asked for`);
const cookies = async (page: Page) => (await page.browserContext().cookies()).map(({ name }) => name).sort();
/** The HTML and the headers that the server sends to this visitor. */
const served = (page: Page, path: string) =>
  page.evaluate(async (address) => {
    const response = await fetch(address);
    return { html: await response.text(), policy: response.headers.get('content-security-policy') ?? '', cache: response.headers.get('cache-control') ?? '', vary: response.headers.get('vary') ?? '' };
  }, path);

describe('The ASP.NET Core sample before an answer', () => {
  for (const path of ['/', '/tour', '/blazor', '/blazor/tour', '/blazor/streamed', '/blazor/counter']) {
    it(`asks and reaches nobody at ${path}`, async () => {
      const { page, errors } = await visit(path);
      await until(() => page.evaluate(() => document.querySelector('cookie-banner')!.open), 'the banner asks');
      assert.deepEqual(thirdParty.log(), []);
      assert.equal(thirdParty.connections(), 0);
      assert.deepEqual(errors, []);
    });
  }

  it('writes neither the session’s cookie nor that of TempData, and its policy names no third party (S6)', async () => {
    const { page } = await visit('/');
    assert.deepEqual(await cookies(page), []);
    const { html, policy } = await served(page, '/');
    assert.ok(!policy.includes(thirdParty.origin), policy);
    assert.ok(!/<consent-gate[^>]* open/.test(html));
  });

  it('speaks the language and has the market of the request', async () => {
    const { page } = await visit('/?culture=en');
    await until(() => page.evaluate(() => document.querySelector('cookie-banner')!.shadowRoot!.textContent.includes('Reject all')), 'English');
    assert.equal(await page.evaluate(() => (globalThis as Visited).cetegraConsent!.state.market), 'gb');
    await page.goto(`${origin}/?culture=nb`);
    await until(() => page.evaluate(() => document.querySelector('cookie-banner')!.shadowRoot!.textContent.includes('Avvis alle')), 'Norwegian');
  });
});

describe('The ASP.NET Core sample after an answer', () => {
  it('loads what was granted under a policy that names it, writes optional cookies, and renders the gate open', async () => {
    const { page, errors } = await visit('/');
    await accept(page);
    await arrived('mvc');
    await until(() => page.evaluate(() => document.documentElement.dataset.measured === 'yes'), 'the blocked script runs');
    await until(async () => (await cookies(page)).includes('.Sample.Session'), 'the session');
    assert.ok((await cookies(page)).includes('.AspNetCore.Mvc.CookieTempDataProvider'));
    const { html, policy, cache, vary } = await served(page, '/');
    assert.match(html, /<consent-gate [^>]*open/);
    assert.match(html, /<div data-consent-content slot="content"><iframe/);
    assert.ok(/frame-src ([^;]*);/.exec(policy)?.[1]?.includes(thirdParty.origin), policy);
    assert.match(cache, /private|no-store/);
    assert.match(vary, /Cookie/);
    assert.deepEqual(errors, []);
  });

  it('is asked nothing more of, and after a withdrawal serves the page closed and deletes the cookies', async () => {
    const { page } = await visit('/');
    await accept(page);
    await arrived('mvc');
    await until(async () => (await cookies(page)).includes('.Sample.Session'), 'the session');
    await page.evaluate(() => (globalThis as Visited).cetegraConsent!.withdrawAll());
    thirdParty.clear();
    const { html, policy } = await served(page, '/');
    assert.ok(!/<consent-gate[^>]* open/.test(html));
    assert.ok(!policy.includes(thirdParty.origin));
    await page.reload();
    await until(() => page.evaluate(() => (globalThis as Visited).cetegraConsent !== undefined), 'the store');
    assert.ok(!(await cookies(page)).some((name) => /Session|TempData/.test(name)), String(await cookies(page)));
    assert.deepEqual(thirdParty.log(), []);
  });

  for (const [what, path] of [['an action', '/statistics'], ['a Razor page', '/report']] as const) {
    it(`answers 403 at ${what} that requires consent, and serves it after a grant`, async () => {
      const { page } = await visit('/');
      const status = () => page.evaluate(async (address) => (await fetch(address)).status, path);
      assert.equal(await status(), 403);
      await accept(page);
      assert.equal(await status(), 200);
    });
  }

  it('stores the decision, once', async () => {
    const { page } = await visit('/');
    const sent = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/consent');
    await press(page, 'cookie-banner', 'reject-all');
    assert.equal((await sent).status(), 201);
  });
});

describe('Blazor’s enhanced navigation', () => {
  const follow = (page: Page, href: string) => page.evaluate((address) => document.querySelector<HTMLElement>(`nav a[href="${address}"]`)!.click(), href);
  /** A mark on the window: a full load of a page would lose it. */
  const mark = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { marked: true }));
  const isMarked = (page: Page) => page.evaluate(() => 'marked' in globalThis);
  const heading = (page: Page, text: string) => until(() => page.evaluate((wanted) => document.querySelector('h1')?.textContent === wanted, text), text);

  it('keeps the banner asking, and every gate closed', async () => {
    const { page, errors } = await visit('/blazor');
    await until(() => page.evaluate(() => document.querySelector('cookie-banner')!.open), 'the banner asks');
    await mark(page);
    for (const [href, text] of [['blazor/tour', 'Product tour'], ['blazor/streamed', 'Streamed'], ['blazor/counter', 'Counter'], ['blazor', 'Blazor']] as const) {
      await follow(page, href);
      await heading(page, text);
      assert.equal(await page.evaluate(() => document.querySelector('cookie-banner')!.open), true, text);
    }
    assert.ok(await isMarked(page));
    assert.deepEqual([thirdParty.log(), thirdParty.connections(), errors], [[], 0, []]);
  });

  it('opens gates that come with a page, with streamed content and in an interactive island', async () => {
    const { page, errors } = await visit('/blazor');
    await accept(page);
    await until(() => page.evaluate(() => document.documentElement.dataset.measured === 'yes'), 'the blocked script runs');
    await mark(page);
    await follow(page, 'blazor/tour');
    await arrived('blazor');
    await follow(page, 'blazor/streamed');
    await arrived('streamed');
    await follow(page, 'blazor/counter');
    await heading(page, 'Counter');
    await until(() => page.evaluate(() => (document.querySelector<HTMLElement>('#count')!.click(), document.querySelector('consent-gate') !== null)), 'the island is interactive');
    await arrived('island');
    assert.ok(await isMarked(page));
    assert.deepEqual(errors, []);
  });

  it('closes them at a withdrawal, and a later navigation opens none', async () => {
    const { page } = await visit('/blazor/tour');
    await accept(page);
    await arrived('blazor');
    await page.evaluate(() => (globalThis as Visited).cetegraConsent!.withdrawAll());
    thirdParty.clear();
    await follow(page, 'blazor');
    await heading(page, 'Blazor');
    await follow(page, 'blazor/tour');
    await heading(page, 'Product tour');
    assert.equal(await page.evaluate(() => document.querySelector('consent-gate')!.open), false);
    assert.deepEqual(thirdParty.log(), []);
  });
});
