import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { packageFile } from './support/packages.js';
import { addPage, control, press, settled, soon, until, visit } from './support/visitor.js';

type Clocked = typeof globalThis & { late: (() => void)[] };

/** Collects what waits one second, which is how long the banner waits before it looks for others. */
const prepare = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const { setTimeout } = globalThis;
    (globalThis as Clocked).late = [];
    globalThis.setTimeout = ((run: () => void, wait?: number, ...facts: unknown[]) =>
      wait === 1000
        ? (globalThis as Clocked).late.push(run)
        : setTimeout(run, wait, ...facts)) as typeof setTimeout;
  });

/** A second passes for the banners that show. */
async function passSecond(page: Page): Promise<void> {
  await until(page, () => (globalThis as Clocked).late.length > 0);
  await page.evaluate(() => {
    for (const run of (globalThis as Clocked).late.splice(0)) run();
  });
  await settled(page);
}

const shown = (page: Page) =>
  page.$$eval('cookie-banner', (all) =>
    all.filter((banner) => banner.shadowRoot?.querySelector(':popover-open')).map(({ id }) => id),
  );
const banners = (...ids: string[]) =>
  ids.map((id) => `<cookie-banner id="${id}"></cookie-banner>`).join('');

describe('A page with a second banner', () => {
  it('shows the first banner only, and the console reports the others once, with the fix', async () => {
    const { page, reports } = await visit({ banner: banners('one', 'two', 'three'), prepare });
    await control(page, '#one', 'reject-all');
    await passSecond(page);
    assert.deepEqual(await shown(page), ['one']);
    await soon(() => reports.length > 0, 'a report');
    await settled(page);
    assert.equal(reports.length, 1, reports.join('\n'));
    assert.match(reports[0] ?? '', /<cookie-banner>.*another banner.*Remove it/);
    await press(page, '#one', 'reject-all');
    await settled(page);
    assert.deepEqual(await shown(page), []);
  });

  it('shows the second banner when the page removes the first, without another report', async () => {
    const { page, reports } = await visit({ banner: banners('one', 'two'), prepare });
    await control(page, '#one', 'reject-all');
    await page.evaluate(() => document.querySelector('#one')!.remove());
    await control(page, '#two', 'reject-all');
    await passSecond(page);
    assert.deepEqual([await shown(page), reports], [['two'], []]);
  });

  it('is not what a router leaves that replaces the banner', async () => {
    const head = `<script type="module" src="${await packageFile('@hotwired/turbo/dist/turbo.es2017-esm.js')}"></script>`;
    const next = new URL(
      addPage({ head, banner: banners('two'), body: '<h1 id="second">Second</h1>' }),
    ).pathname;
    const { page, reports } = await visit({
      head,
      banner: banners('one'),
      body: `<a id="next" href="${next}">Next</a>`,
      prepare,
    });
    await control(page, '#one', 'reject-all');
    await page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click());
    await until(page, () => document.querySelector('#second') !== null);
    await control(page, '#two', 'reject-all');
    await passSecond(page);
    assert.deepEqual([await shown(page), reports], [['two'], []]);
  });

  it('is not what a router shows that animates two pages at once', async () => {
    const { page, reports } = await visit({ banner: banners('one'), prepare });
    await control(page, '#one', 'reject-all');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div id="entering"><cookie-banner id="two"></cookie-banner></div>',
      ),
    );
    await settled(page);
    assert.deepEqual(await shown(page), ['one']);
    await page.evaluate(() => document.querySelector('#one')!.remove());
    await control(page, '#two', 'reject-all');
    await passSecond(page);
    assert.deepEqual([await shown(page), reports], [['two'], []]);
  });
});
