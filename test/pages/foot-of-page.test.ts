import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { control, press, rejectedAll, settled, until, visit } from './support/visitor.js';

const lines = Array.from({ length: 80 }, (_, index) => `<p>Line ${index}</p>`).join('');
const foot = '<footer><a id="last" href="#foot">Imprint</a></footer>';

/** How pages lay themselves out; `scroller` is what scrolls, if it is not the viewport. */
interface Layout {
  readonly name: string;
  readonly style: string;
  readonly body?: string;
  readonly scroller?: string;
}

const layouts: readonly Layout[] = [
  { name: 'nothing', style: '' },
  { name: 'html { height: 100% }', style: 'html { height: 100% }' },
  { name: 'html, body { height: 100% }', style: 'html, body { height: 100%; margin: 0 }' },
  {
    name: 'body { height: 100vh; overflow: auto }',
    style: 'body { height: 100vh; margin: 0; overflow: auto }',
  },
  {
    name: 'body { min-height: 100vh } as a grid',
    style: 'body { min-height: 100vh; margin: 0; display: grid }',
  },
  {
    name: 'body as a flex row of a set height',
    style: 'html { height: 100% } body { height: 100%; margin: 0; display: flex }',
  },
  {
    name: 'a positioned html of a set height',
    style: 'html { position: relative; height: 100%; box-sizing: border-box }',
  },
  {
    name: 'html { overflow: hidden } and body that scrolls',
    style:
      'html { height: 100%; overflow: hidden } body { height: 100%; margin: 0; overflow: auto }',
    scroller: 'body',
  },
  {
    name: 'main that scrolls by itself',
    style:
      'html, body { height: 100%; margin: 0; overflow: hidden } main { height: 100vh; overflow: auto }',
    scroller: 'main',
  },
  {
    name: 'main that scrolls by itself, of which the height leaves the padding out',
    style:
      'html, body { margin: 0; overflow: hidden } main { height: calc(100vh - 40px); padding: 20px; box-sizing: content-box; overflow-y: scroll }',
    scroller: 'main',
  },
  {
    name: 'a flex app shell',
    style:
      'html, body { height: 100%; margin: 0 } body { display: flex; flex-direction: column; overflow: hidden } main { flex: 1; min-height: 0; overflow: auto }',
    scroller: 'main',
  },
  {
    name: 'a grid app shell',
    style:
      'body { height: 100dvh; margin: 0; display: grid; grid-template-rows: minmax(0, 1fr); overflow: hidden } main { overflow: auto }',
    scroller: 'main',
  },
  {
    name: 'scroll snapping',
    style: 'html { scroll-snap-type: y mandatory } main > * { scroll-snap-align: end }',
  },
  { name: 'a zoomed page', style: 'html { height: 100%; zoom: 1.5 }' },
  { name: 'smooth scrolling', style: 'html { scroll-behavior: smooth; height: 100% }' },
];

/** A desktop, a phone upright, and a desktop at 400 % (WCAG 2.2, 1.4.10). */
const viewports = [
  { width: 1000, height: 700 },
  { width: 360, height: 640 },
  { width: 320, height: 256 },
] as const;

/** Scrolls to the end at once, as the End key does. */
const scrollToEnd = (page: Page, scroller?: string) =>
  page.evaluate((selector) => {
    const element =
      selector === undefined ? document.scrollingElement! : document.querySelector(selector)!;
    element.scrollTo({ top: element.scrollHeight, behavior: 'instant' });
  }, scroller);

const isReachable = (selector: string) => {
  const link = document.querySelector(selector)!;
  const { left, top, width, height } = link.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === link;
};

describe('the foot of the page can be reached while the banner asks (I)', () => {
  for (const { name, style, body = lines + foot, scroller } of layouts) {
    it(`with ${name}`, async () => {
      const { page, crashes } = await visit({
        head: `<style>${style}</style>`,
        body,
        viewport: viewports[0],
      });
      await control(page, 'cookie-banner', 'reject-all');
      for (const viewport of viewports) {
        await page.setViewport(viewport);
        await settled(page);
        await scrollToEnd(page, scroller);
        await until(page, isReachable, '#last');
      }
      await page.click('#last');
      assert.equal(await page.evaluate(() => location.hash), '#foot');
      await press(page, 'cookie-banner', 'reject-all');
      await until(
        page,
        () =>
          getComputedStyle(document.documentElement).scrollPaddingBottom === 'auto' &&
          document.querySelector('[data-consent-room]') === null,
      );
      assert.deepEqual(crashes, []);
    });
  }

  for (const [name, style] of [
    [
      'is fixed at the foot of a long page',
      'body { padding-bottom: 60px } nav { position: fixed; inset: auto 0 0 }',
    ],
    [
      'is the last row of an app shell',
      'body { height: 100vh; margin: 0; display: grid; grid-template-rows: 1fr auto; overflow: hidden } main { overflow: auto }',
    ],
  ] as const) {
    it(`a navigation bar that ${name} stays below the banner`, async () => {
      const nav = '<nav style="height:56px"><a id="tab" href="#tab">Home</a></nav>';
      const { page } = await visit({
        head: `<style>${style}</style>`,
        body: lines + foot,
        viewport: { width: 360, height: 640 },
        banner: '<cookie-banner></cookie-banner>',
      });
      await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), nav);
      await control(page, 'cookie-banner', 'reject-all');
      await page.mouse.move(5, 5);
      await until(page, isReachable, '#tab');
      await control(page, 'cookie-banner', 'reject-all');
    });
  }

  it('content that comes later is reachable too', async () => {
    const { page } = await visit({
      head: '<style>html, body { height: 100%; margin: 0 }</style>',
      body: `<div>${lines}</div>${foot}`,
    });
    await control(page, 'cookie-banner', 'reject-all');
    await settled(page);
    await scrollToEnd(page);
    await until(page, isReachable, '#last');
    await page.evaluate(
      (html) => document.querySelector('main > div')!.insertAdjacentHTML('beforeend', html),
      lines,
    );
    await scrollToEnd(page);
    await until(page, () => scrollY > 0);
    await scrollToEnd(page);
    await until(page, isReachable, '#last');
  });

  it('nothing is added for a visitor who has decided, nor on paper', async () => {
    const decided = await visit({ cookie: rejectedAll, body: lines + foot });
    await settled(decided.page);
    const padding = () => getComputedStyle(document.documentElement).paddingBottom;
    assert.deepEqual(
      [
        await decided.page.evaluate(padding),
        await decided.page.evaluate(() => document.adoptedStyleSheets.length),
      ],
      ['0px', 0],
    );
    const { page } = await visit({ body: lines + foot });
    await control(page, 'cookie-banner', 'reject-all');
    await until(page, () => getComputedStyle(document.documentElement).paddingBottom !== '0px');
    await page.emulateMediaType('print');
    assert.equal(await page.evaluate(padding), '0px');
  });

  it('a page that ends above the banner gets no scroll bar', async () => {
    const { page } = await visit({
      head: '<style>html { height: 100% }</style>',
      body: '<p>Short</p>',
    });
    await control(page, 'cookie-banner', 'reject-all');
    await page.mouse.move(5, 5);
    await until(page, () => document.adoptedStyleSheets.length > 0);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight),
      true,
    );
  });
});
