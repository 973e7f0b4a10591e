import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { routers, type Router } from './support/routers.js';
import {
  addPage,
  control,
  demo,
  press,
  settled,
  stateOf,
  until,
  visit,
  type Visitor,
} from './support/visitor.js';

/** Two pages with a link from the first to the second. */
async function enter(router: Router, cookie?: string): Promise<Visitor> {
  const parts = await router.parts();
  const second = addPage({ ...parts, body: '<h1 id="second">Second</h1>' });
  const link = `<a id="next" href="${new URL(second).pathname}">Next</a>`;
  return visit({
    ...parts,
    body: router.around?.(link) ?? link,
    ...(cookie !== undefined && { cookie }),
  });
}

async function goOn(page: Page): Promise<void> {
  await page.evaluate(() => ((globalThis as { sameDocument?: boolean }).sameDocument = true));
  await page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click());
  await until(page, () => document.querySelector('#second') !== null);
  assert.equal(
    await page.evaluate(() => (globalThis as { sameDocument?: boolean }).sameDocument),
    true,
    'the router swapped the page',
  );
}

const banners = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('cookie-banner')].filter((banner) =>
        banner.shadowRoot!.querySelector(':popover-open'),
      ).length,
  );

describe('the banner under routers (C, case 6)', () => {
  for (const router of routers) {
    it(`${router.name}: a visitor who has not answered is asked on the next page too, by one banner that can be answered`, async () => {
      const { page, crashes } = await enter(router);
      await control(page, 'cookie-banner', 'reject-all');
      await goOn(page);
      await control(page, 'cookie-banner', 'reject-all');
      assert.equal(await banners(page), 1);
      assert.equal(
        await page.$eval('cookie-banner', (banner) => banner.hasAttribute('open')),
        true,
      );
      await until(
        page,
        () => !(document as Document & { activeViewTransition?: unknown }).activeViewTransition,
      );
      await press(page, 'cookie-banner', 'reject-all');
      assert.equal((await stateOf(page)).method, 'reject-all');
      assert.deepEqual(crashes, []);
    });

    it(`${router.name}: a visitor who has answered is not asked again on the next page, nor when going back`, async () => {
      const { page, crashes } = await enter(router);
      await press(page, 'cookie-banner', 'reject-all');
      await goOn(page);
      await settled(page);
      assert.equal(await banners(page), 0);
      await page.evaluate(() => history.back());
      await until(page, () => document.querySelector('#next') !== null);
      await settled(page);
      assert.deepEqual(
        [
          await banners(page),
          await page.$$eval('cookie-banner[open]', (all) => all.length),
          crashes,
        ],
        [0, 0, []],
      );
    });
  }

  it('Turbo Drive: a page that comes back from the cache asks a visitor who has not answered, and no other', async () => {
    const { page } = await enter(routers[0] as Router);
    await control(page, 'cookie-banner', 'reject-all');
    await goOn(page);
    await page.evaluate(() => history.back());
    await until(page, () => document.querySelector('#next') !== null);
    await press(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).status, 'decided');
    assert.equal(demo.origin.length > 0 && (await banners(page)), 0);
  });
});
