import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  day,
  frame,
  press,
  soon,
  stateOf,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const body = `<consent-gate category="marketing" label="Tour" src="${frame('tour')}"></consent-gate>`;
const years = (count: number) => count * 365 * day;

/** `count` services of one category, as a site of many tools declares them. */
function manyServices(count: number): string {
  const services = Array.from({ length: count }, (_, index) => ({
    id: `service-${index}`,
    category: 'marketing',
    label: `Service ${index}`,
    description: { en: 'Shows things.' },
  }));
  return `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: '2026-11-01', services, defaultMarket: 'no', markets: { no: {} } })}</script>`;
}

/** The page's clock stands this far from the machine's, as on a device that was set wrong. */
const skewed = (milliseconds: number) => (page: Page) =>
  page.evaluateOnNewDocument((by) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + by;
  }, milliseconds);

describe('S-2: the size of the cookie', () => {
  it('on a site of 200 services stays below a kilobyte, and is kept, whether all is accepted or a few services are not', async () => {
    const { page } = await visit({ head: manyServices(200), body });
    for (const answer of [{ marketing: true }, { marketing: false }]) {
      await tell(page, 'save', {
        ...answer,
        'service-7': !answer.marketing,
        'service-199': !answer.marketing,
      });
      const { value } = (await consentCookie(page))!;
      assert.ok(value.length < 1024, `${value.length} bytes`);
      const before = await stateOf(page);
      await page.reload();
      assert.deepEqual((await stateOf(page)).services, before.services);
      assert.equal((await stateOf(page)).persisted, true);
    }
  });

  it('where every second service was answered apart, too large to be kept: what stands afterwards is no more than what was granted, and the next page asks', async () => {
    const { page, reports } = await visit({ head: manyServices(400), body, cookie: acceptedAll });
    await tell(page, 'save', {
      marketing: true,
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`service-${index * 2}`, false]),
      ),
    });
    const { persisted, services } = await stateOf(page);
    assert.deepEqual(
      [persisted, services['service-0'], services['service-1']],
      [false, false, true],
    );
    assert.equal(await consentCookie(page), undefined, 'the older yes to all is not left behind');
    await soon(() => reports.length === 1, 'the author is told once');
    await page.reload();
    await control(page, 'cookie-banner', 'reject-all');
    assert.deepEqual(
      [(await stateOf(page)).status, (await stateOf(page)).services['service-1']],
      ['undecided', false],
    );
  });
});

describe('S-3: a browser that drops cookies when it has too many', () => {
  it('makes the visitor undecided: nothing stays granted in the page, and it asks again', async () => {
    const { page } = await visit({ body });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    await page.evaluate(() => {
      for (let count = 0; count < 400; count++)
        document.cookie = `other-${count}=${'x'.repeat(50)}; Path=/; Max-Age=999999`;
    });
    await until(page, () => !document.cookie.includes('cetegra_consent'));
    await page.evaluate(() => (globalThis as Visited).cetegraConsent.refresh());
    await until(page, () => !document.querySelector('consent-gate')?.frame);
    await control(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).status, 'undecided');
  });
});

describe('S-12: a clock that is wrong', () => {
  const decidedNow = () => cookieValue({ c: 'marketing', a: 'save' });

  for (const [what, by] of [
    ['ten years slow', -years(10)],
    ['ten years fast', years(10)],
    ['25 hours slow', -25 * 3_600_000],
  ] as const) {
    it(`${what}: a decision of the right time is not believed, and nothing is loaded`, async () => {
      const { page } = await visit({ body, cookie: decidedNow(), prepare: skewed(by) });
      await control(page, 'cookie-banner', 'reject-all');
      assert.equal((await stateOf(page)).status, 'undecided');
      await assertNothingReached(page);
    });

    it(`${what}: an answer counts for the page, and the next page of that clock knows it or asks`, async () => {
      const { page } = await visit({ body, prepare: skewed(by) });
      await press(page, 'cookie-banner', 'accept-all');
      await arrived('/frame.html?name=tour');
      await page.reload();
      const { status, categories, persisted } = await stateOf(page);
      // The end of a cookie is a date too, and the browser holds it against its own clock.
      assert.deepEqual(
        [status, categories.marketing],
        persisted ? ['decided', true] : ['undecided', false],
      );
      await tell(page, 'withdrawAll');
      assert.equal((await stateOf(page)).categories.marketing, false);
    });
  }

  it('an hour slow or fast, as between time zones: the decision stands', async () => {
    for (const by of [-3_600_000, 3_600_000]) {
      const { page } = await visit({ body, cookie: decidedNow(), prepare: skewed(by) });
      await arrived('/frame.html?name=tour');
      assert.equal((await stateOf(page)).status, 'decided');
    }
  });

  it('put right while the page is open ends nothing early, and put wrong keeps nothing for longer', async () => {
    const { page } = await visit({ body, cookie: decidedNow() });
    await arrived('/frame.html?name=tour');
    await page.evaluate((by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
      (globalThis as Visited).cetegraConsent.refresh();
    }, years(2));
    await until(page, () => !document.querySelector('consent-gate')?.frame);
    assert.notEqual((await stateOf(page)).status, 'decided');
  });
});
