import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  addPage,
  arrived,
  consentCookie,
  control,
  cookieValue,
  day,
  demo,
  frame,
  optional,
  rejectedAll,
  settled,
  soon,
  stateOf,
  tell,
  timesReached,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const body = `<consent-gate category="marketing" src="${frame('tour')}"></consent-gate>`;
const older = Date.now() - day;
const granted = cookieValue({
  a: 'accept-all',
  c: optional.join('.'),
  t: older,
  e: older + 100 * day,
});

describe('S-13: two tabs that answer at the same moment', () => {
  it('a hundred times opposite: both end with the same, with what the cookie says, and without a storm of events', async () => {
    const one = await visit({ body });
    const other = await visit({ body, context: one.page.browserContext() });
    const pages = [one.page, other.page];
    for (const page of pages)
      await page.evaluate(
        () =>
          void document.addEventListener(
            'consent-change',
            () =>
              ((globalThis as unknown as { changes: number }).changes =
                ((globalThis as unknown as { changes?: number }).changes ?? 0) + 1),
          ),
      );
    for (let round = 0; round < 100; round++) {
      await Promise.all([
        tell(one.page, round % 2 ? 'grantAll' : 'denyAll'),
        tell(other.page, round % 2 ? 'denyAll' : 'grantAll'),
      ]);
    }
    const marketing = async () =>
      Promise.all(
        pages.map(async (page) => [
          (await stateOf(page)).categories.marketing,
          await page.$eval('consent-gate', ({ open }) => open),
          await page.evaluate(() => /[&]c=[^&]*marketing/.test(document.cookie)),
        ]),
      );
    await soon(
      async () => new Set((await marketing()).flat()).size === 1,
      'both agree with the cookie',
    );
    for (const page of pages)
      assert.ok(
        (await page.evaluate(() => (globalThis as unknown as { changes: number }).changes)) <= 400,
        'at most its own, the other’s, and a mend for each of the two',
      );
  });

  it('in the same millisecond: the denial stands in both', async () => {
    const now = Date.now();
    const freeze = {
      prepare: (page: import('puppeteer-core').Page) =>
        page.evaluateOnNewDocument((time) => void (Date.now = () => time), now),
    };
    const one = await visit({ body, ...freeze });
    const other = await visit({ body, ...freeze, context: one.page.browserContext() });
    await Promise.all([tell(one.page, 'denyAll'), tell(other.page, 'grantAll')]);
    for (const { page } of [one, other])
      await until(
        page,
        () =>
          (globalThis as Visited).cetegraConsent.state.categories.marketing === false &&
          !document.querySelector('consent-gate')!.open &&
          !/[&]c=[^&]*marketing/.test(document.cookie),
      );
  });

  it('without BroadcastChannel, as where storage is blocked, a decision is live in the other tab all the same', async () => {
    const none = (page: import('puppeteer-core').Page) =>
      page.evaluateOnNewDocument(
        () =>
          void (globalThis.BroadcastChannel = class {
            constructor() {
              throw new DOMException('', 'SecurityError');
            }
          } as never),
      );
    const one = await visit({ body, cookie: acceptedAll, prepare: none });
    const other = await visit({ body, prepare: none, context: one.page.browserContext() });
    await tell(other.page, 'denyAll');
    await until(one.page, () => !document.querySelector('consent-gate')!.open);
  });
});

describe('Two cookies of the same name', () => {
  const path = (name: string) => `/shop/${name}`;
  const setBy = (value: string, where: string) => ({
    'set-cookie': `cetegra_consent=${value}; ${where}`,
  });
  const html = `<!doctype html><html lang="en"><script type="module" src="/assets/consent/consent.js"></script><body>${body}</body></html>`;

  it('an older grant for another path loses against a newer denial, and is removed by the next answer', async () => {
    const address = demo.page(path('older'), html, setBy(granted, 'Path=/shop'));
    const { page } = await visit({ cookie: rejectedAll, address });
    await settled(page);
    assert.equal((await stateOf(page)).categories.marketing, false);
    await tell(page, 'denyAll');
    const left = (await page.browserContext().cookies()).filter(
      ({ name }) => name === 'cetegra_consent',
    );
    assert.deepEqual(
      left.map((cookie) => cookie.path),
      ['/'],
    );
    assert.equal(timesReached('/frame.html'), 0);
  });

  it('of two equally old ones only what both grant is granted', async () => {
    const same = { t: older, e: older + 100 * day };
    const address = demo.page(
      path('same'),
      html,
      setBy(cookieValue({ a: 'accept-all', c: optional.join('.'), ...same }), 'Path=/shop'),
    );
    const { page } = await visit({ cookie: cookieValue({ c: 'statistics', ...same }), address });
    const { categories } = await stateOf(page);
    assert.deepEqual([categories.statistics, categories.marketing], [true, false]);
  });

  it('reset() forgets both: the machine may be shared', async () => {
    const address = demo.page(path('reset'), html, setBy(granted, 'Path=/shop'));
    const { page } = await visit({ cookie: acceptedAll, address });
    await arrived('/frame.html?name=tour');
    await tell(page, 'reset');
    await until(page, () => !document.cookie.includes('cetegra_consent'));
    assert.equal(await consentCookie(page), undefined);
    assert.equal((await stateOf(page)).status, 'undecided');
  });
});

describe('A decision that is kept elsewhere', () => {
  it('is restored at sign-in, forgotten at sign-out, and the newer of two stands', async () => {
    const { page } = await visit({ body, cookie: acceptedAll });
    const record = await page.evaluate(() => (globalThis as Visited).cetegraConsent.record);
    await tell(page, 'reset');
    await control(page, 'cookie-banner', 'accept-all');
    await page.evaluate((kept) => (globalThis as Visited).cetegraConsent.restore(kept), record);
    await until(page, () => document.querySelector('consent-gate')!.open);
    await tell(page, 'denyAll');
    await page.evaluate((kept) => (globalThis as Visited).cetegraConsent.restore(kept), record);
    assert.equal((await stateOf(page)).categories.marketing, false, 'an older one changes nothing');
  });

  it('that the server set while the page was open is heard without a reload', async () => {
    const { page } = await visit({ body, cookie: acceptedAll });
    await arrived('/frame.html?name=tour');
    const address = addPage({
      headers: {
        'set-cookie': `cetegra_consent=${cookieValue({ a: 'withdraw', t: Date.now() })}; Path=/`,
      },
    });
    await page.evaluate((where) => fetch(where), address);
    await until(page, () => !document.querySelector('consent-gate')!.open);
  });
});
