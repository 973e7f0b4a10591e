import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  control,
  frame,
  press,
  settled,
  stateOf,
  thirdParty,
  until,
  visit,
} from './support/visitor.js';

type Watched = typeof globalThis & { shifted: number };

const isShown = (page: Page) =>
  page.evaluate(() =>
    document.querySelector('cookie-banner')!.shadowRoot!.querySelector('.panel')!.checkVisibility(),
  );
const text = '<p>Tours and guides.</p>'.repeat(40);

/** How far a control stands out from the panel, as the mean CIE76 difference of its pixels. */
async function saliency(page: Page, action: string): Promise<number> {
  const button = await control(page, 'cookie-banner', action);
  const picture = await button.screenshot({ encoding: 'base64' });
  return page.evaluate(measure, picture);
}

async function measure(picture: string): Promise<number> {
  const lab = (red: number, green: number, blue: number): [number, number, number] => {
    const [r, g, b] = [red, green, blue].map((value) =>
      value > 10.3 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 3294.6,
    ) as [number, number, number];
    const [x, y, z] = [
      (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
      0.2126 * r + 0.7152 * g + 0.0722 * b,
      (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    ].map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as [
      number,
      number,
      number,
    ];
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const panel = document.querySelector('cookie-banner')!.shadowRoot!.querySelector('.panel')!;
  const ground = lab(
    ...(getComputedStyle(panel).backgroundColor.match(/\d+/g)!.slice(0, 3).map(Number) as [
      number,
      number,
      number,
    ]),
  );
  const image = await createImageBitmap(
    await (await fetch(`data:image/png;base64,${picture}`)).blob(),
  );
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += Math.hypot(
      ...lab(data[at]!, data[at + 1]!, data[at + 2]!).map((value, index) => value - ground[index]!),
    );
  return sum / (data.length / 4);
}

describe('what a visitor is first shown', () => {
  for (const scheme of ['light', 'dark']) {
    for (const lang of ['en', 'nb', 'ar']) {
      it(`has two answers that stand out alike, by their pixels, ${lang}, ${scheme} (Q5)`, async () => {
        const { page } = await visit({ lang, root: `style="color-scheme: ${scheme}"` });
        const [reject, accept] = [
          await saliency(page, 'reject-all'),
          await saliency(page, 'accept-all'),
        ];
        assert.ok(reject > 10, `refusing stands out from the panel: ${reject}`);
        assert.ok(reject / accept > 0.95 && reject / accept < 1.05, `${reject} to ${accept}`);
      });
    }
  }

  it('stays for half an hour, and nothing is decided by waiting (A17)', async () => {
    const { page } = await visit();
    await control(page, 'cookie-banner', 'reject-all');
    const start = await page.evaluate(() => Date.now());
    const client = await page.createCDPSession();
    const isOver = new Promise((resolve) =>
      client.once('Emulation.virtualTimeBudgetExpired', resolve),
    );
    await client.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 1_800_000 });
    await isOver;
    assert.ok(
      (await page.evaluate(() => Date.now())) - start >= 1_800_000,
      'half an hour has gone by',
    );
    assert.equal(await isShown(page), true);
    assert.equal((await stateOf(page)).status, 'undecided');
  });

  it('is not printed, while a closed gate prints what is not shown and where it is, without controls (A32)', async () => {
    const link = '<a href="/tour" id="link">The tour</a>';
    const gate = (children: string) =>
      `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}">${children}</consent-gate>`;
    const { page } = await visit({ body: gate(link) + gate('') });
    await control(page, 'cookie-banner', 'reject-all');
    for (const place of [1, 2])
      await control(page, `consent-gate:nth-of-type(${place})`, 'allow-once');
    await page.emulateMediaType('print');
    assert.equal(await isShown(page), false);
    const printed = await page.$$eval('consent-gate', (gates) =>
      gates.map((each) => {
        const box = each.shadowRoot!.querySelector('[part~=placeholder]')!;
        const find = (selector: string) =>
          [...box.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
        const { content, display } = getComputedStyle(
          box.querySelector('[part=links]')!,
          '::after',
        );
        return [
          find('[part=heading]'),
          find('[part=description]'),
          find('button'),
          content,
          display,
        ];
      }),
    );
    // The address is on a line of its own, after the links.
    assert.deepEqual(printed, [
      [1, 1, 0, 'none', 'inline'],
      [1, 1, 0, `"${frame('tour').replace('{{thirdParty}}', thirdParty)}"`, 'block'],
    ]);
    assert.deepEqual(
      await page.$eval('#link', (element) => [
        element.checkVisibility(),
        getComputedStyle(element, '::after').content,
      ]),
      [true, '" (/tour)"'],
    );
    await page.emulateMediaType('screen');
    assert.equal(await isShown(page), true);
  });

  for (const action of ['reject-all', 'accept-all']) {
    it(`S-30: moves nothing of the page when it comes, nor when it goes: ${action}`, async () => {
      const watch = () => {
        (globalThis as Watched).shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            (globalThis as Watched).shifted += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      };
      const { page } = await visit({
        body: text,
        prepare: (blank) => blank.evaluateOnNewDocument(watch),
      });
      const shifted = () => page.evaluate(() => (globalThis as Watched).shifted);
      await press(page, 'cookie-banner', action);
      await until(page, () => !document.querySelector('cookie-banner')!.open);
      await settled(page);
      assert.equal(await shifted(), 0);
      await page.evaluate(() =>
        document
          .querySelector('main')!
          .insertAdjacentHTML('afterbegin', '<p style="block-size: 200px"></p>'),
      );
      // What moves is noticed here.
      await until(page, () => (globalThis as Watched).shifted > 0);
    });
  }
});
