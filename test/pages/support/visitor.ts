import assert from 'node:assert/strict';
import { after, afterEach } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, ElementHandle, EvaluateFunc, Page } from 'puppeteer-core';
import { startDemo } from '../../../demo/server.mjs';
import { launch } from '../../../scripts/browser.mjs';
import { patient } from '../../../scripts/patience.mjs';
import type { ConsentState, ConsentStore } from '../../../src/index.js';
import { collectCoverage, countCoverage, writeCoverage } from './coverage.js';

/** What a page finds where the drop-in has run. */
export type Visited = typeof globalThis & { cetegraConsent: ConsentStore; ran?: string[] };

/** One browser, one demo and one third party for the tests of a file. */
export const demo = await startDemo();
export const thirdParty = demo.thirdParty.origin;
export const browser = await launch();
const visitors: Visitor[] = [];
/** Milliseconds after which something is thought never to come about. The machine may be slow; only a real hang takes so long. */
const longest = 90_000;

after(async () => {
  await browser.close();
  await demo.close();
  await writeCoverage();
});

afterEach(async () => {
  const visited = visitors.splice(0);
  for (const { page } of visited) await collectCoverage(page);
  for (const context of new Set(visited.map(({ page }) => page.browserContext())))
    await context.close();
  // Promise 6: it never breaks the page.
  assert.deepEqual(
    visited.flatMap(({ crashes }) => crashes),
    [],
  );
});

export interface PageParts {
  lang?: string | null;
  /** Attributes of `<html>`. */
  root?: string;
  head?: string;
  /** `<cookie-banner>` unless another is wanted. */
  banner?: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface Arrival extends PageParts {
  /** The value of the consent cookie the visitor comes with. */
  cookie?: string;
  /** Another visit of the same browser profile. */
  context?: BrowserContext;
  viewport?: { width: number; height: number };
  /** Runs on the blank page, before anything is loaded. */
  prepare?: (page: Page) => Promise<unknown>;
  /** An address there is already. */
  address?: string;
}

export interface Visitor {
  page: Page;
  /** What our code told the author on the console. */
  reports: string[];
  /** Uncaught errors and unhandled rejections. */
  crashes: string[];
}

let pages = 0;

/** Adds a page that has the drop-in, a banner and the given body. */
export function addPage({
  lang = 'en',
  root = '',
  head = '',
  banner = '<cookie-banner></cookie-banner>',
  body = '',
  headers = {},
}: PageParts): string {
  const language = lang === null ? '' : ` lang="${lang}"`;
  return demo.page(
    `/page-${++pages}`,
    `<!doctype html><html${language} ${root}><head><meta charset="utf-8"><title>Test</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">${head}<script type="module" src="/assets/consent/consent.js"></script></head>
    <body>${banner}<main>${body}</main></body></html>`,
    headers,
  );
}

/** Goes to a page, in a fresh profile unless a context is given. Resolves at `load`: the drop-in has run by then. */
export async function visit(arrival: Arrival = {}): Promise<Visitor> {
  const { context, cookie, viewport = { width: 1000, height: 900 }, prepare, address } = arrival;
  const profile = context ?? (await browser.createBrowserContext());
  if (!context) demo.thirdParty.clear();
  const page = patient(await profile.newPage());
  const visitor: Visitor = { page, reports: [], crashes: [] };
  visitors.push(visitor);
  await countCoverage(page);
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('[consent]'))
      visitor.reports.push(message.text());
  });
  page.on('pageerror', (error) => visitor.crashes.push(String(error)));
  // tsx names the functions it compiles, also those that run in the page.
  await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
  await page.setViewport(viewport);
  if (cookie !== undefined)
    await profile.setCookie({
      name: 'cetegra_consent',
      value: cookie,
      domain: 'localhost',
      path: '/',
    });
  await prepare?.(page);
  await page.goto(address ?? addPage(arrival));
  return visitor;
}

/**
 * Holds back the answers to requests whose address contains `part`, so that a test decides when a file arrives. Call it as
 * `prepare`, or before the page asks.
 */
export async function holdBack(
  page: Page,
  part: string,
): Promise<{ asked: Promise<void>; letThrough: () => void }> {
  let letThrough = () => undefined as void;
  let ask = letThrough;
  const open = new Promise<void>((resolve) => (letThrough = resolve));
  const asked = new Promise<void>((resolve) => (ask = resolve));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().includes(part)) return void request.continue();
    ask();
    // A page that was closed meanwhile asks no more.
    void open.then(() => request.continue()).catch(() => undefined);
  });
  return { asked, letThrough };
}

/** Waits until a check in the page says yes. Not puppeteer's own, which needs `unsafe-eval`. */
export async function until<A extends unknown[]>(
  page: Page,
  check: EvaluateFunc<A>,
  ...args: A
): Promise<void> {
  await soon(() => page.evaluate(check, ...args), String(check));
}

/** Waits until something is true on this side. */
export async function soon(check: () => unknown, what = String(check)): Promise<void> {
  for (const end = Date.now() + longest; !(await check()); await wait(10)) {
    if (Date.now() > end) throw new Error(`It never came about: ${what}`);
  }
}

/** Waits until a control of one of our tags can be seen. `tag` is a selector. */
export async function control(
  page: Page,
  tag: string,
  action: string,
): Promise<ElementHandle<HTMLElement>> {
  const find = (selector: string, name: string) => {
    const found = document
      .querySelector(selector)
      ?.shadowRoot?.querySelector<HTMLElement>(`[data-consent-action="${name}"]`);
    return found?.checkVisibility() && found.getBoundingClientRect().width > 0 ? found : null;
  };
  // By WebDriver BiDi an element is no value: only a handle tells whether there is one.
  const look = async () =>
    (await page.evaluateHandle(find, tag, action)).asElement() as ElementHandle<HTMLElement> | null;
  await soon(look).catch(() => assert.fail(`${tag} shows no control ${action}`));
  return (await look()) ?? assert.fail(`${tag} shows no control ${action} any more`);
}

/** Clicks it with the mouse, as a visitor does. */
export async function press(page: Page, tag: string, action: string): Promise<void> {
  await (await control(page, tag, action)).click();
}

/** Turns the mouse's wheel, and resolves when the page lies still again: a click on what still moves would miss it. */
export async function scroll(page: Page, deltaY: number): Promise<void> {
  type Scrolled = typeof globalThis & { scrolled: Promise<unknown> };
  await page.evaluate(
    () =>
      void ((globalThis as Scrolled).scrolled = new Promise((resolve) =>
        addEventListener('scrollend', resolve, { once: true }),
      )),
  );
  await page.mouse.wheel({ deltaY });
  await page.evaluate(() => (globalThis as Scrolled).scrolled);
  assert.ok(await page.evaluate(() => scrollY > 0), 'the page was scrolled');
}

/** Follows a link, by the keyboard: it need not lie still for that. */
export async function follow(page: Page, selector: string): Promise<void> {
  await page.focus(selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Opens the preferences by something in the page and answers there. */
export async function answerInPreferences(
  page: Page,
  action: string,
  opener = '[data-consent-action="open-preferences"]',
): Promise<void> {
  await page.click(opener);
  await press(page, 'cookie-preferences', action);
}

export function stateOf(page: Page): Promise<ConsentState> {
  return page.evaluate(() => (globalThis as Visited).cetegraConsent.state);
}

/** Calls a method of the store. */
export async function tell(
  page: Page,
  method: 'grantAll' | 'denyAll' | 'grant' | 'withdraw' | 'withdrawAll' | 'save' | 'reset',
  argument?: unknown,
): Promise<void> {
  await page.evaluate(
    (name, value) => ((globalThis as Visited).cetegraConsent[name] as (it: unknown) => void)(value),
    method,
    argument,
  );
}

/** Addresses the third party was asked for, in their order. */
export function reached(): string[] {
  return demo.thirdParty.log().map(({ path }) => path);
}

export function timesReached(start: string): number {
  return reached().filter((path) => path.startsWith(start)).length;
}

/** Waits until an address of the third party was asked for. */
export async function arrived(start: string, times = 1): Promise<void> {
  await soon(
    () => timesReached(start) >= times,
    `${times} × ${start} at the third party, which was asked for ${reached().join(', ') || 'nothing'}`,
  );
}

/**
 * Whatever was about to happen has happened: two frames were painted, and a request sent after them is answered. It goes to the
 * third party's log, which is not logged itself. Where a policy forbids the page to ask, the frames must do.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async (address) => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await fetch(address).catch(() => undefined);
  }, `${thirdParty}/__log`);
}

/** Nothing reached the third party, not even a connection. */
export async function assertNothingReached(page: Page): Promise<void> {
  await settled(page);
  assert.deepEqual(reached(), []);
  assert.equal(demo.thirdParty.connections(), 0, 'connections to the third party');
}

export interface ConsentCookie {
  value: string;
  path: string;
  expires: number;
  sameSite?: string;
  secure: boolean;
  httpOnly: boolean;
  domain: string;
}

/** The consent cookie as the browser keeps it. */
export async function consentCookie(page: Page): Promise<ConsentCookie | undefined> {
  return (await page.browserContext().cookies()).find(({ name }) => name === 'cetegra_consent') as
    ConsentCookie | undefined;
}

export const day = 86_400_000;
export const optional = ['functional', 'performance', 'statistics', 'marketing'];

/** A cookie as it stands after a decision a minute ago: everything denied but what is said. `undefined` leaves a key out. */
export function cookieValue(fields: Record<string, string | number | undefined> = {}): string {
  const granted = String(fields.c ?? '').split('.');
  const decidedAt = Date.now() - 60_000;
  const all = {
    v: 1,
    r: '2026-11-01',
    t: decidedAt,
    e: decidedAt + 180 * day,
    m: 'no',
    a: 'save',
    c: '',
    d: optional.filter((id) => !granted.includes(id)).join('.'),
    ...fields,
  };
  return Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map((pair) => pair.join('='))
    .join('&');
}

export const acceptedAll = cookieValue({ a: 'accept-all', c: optional.join('.') });
export const rejectedAll = cookieValue({ a: 'reject-all' });
export const opener =
  '<button type="button" id="settings" data-consent-action="open-preferences">Cookie settings</button>';
/** An address of the third party; `name` tells it from others. */
export const frame = (name: string) => `{{thirdParty}}/frame.html?name=${name}`;
