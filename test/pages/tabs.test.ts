import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acceptedAll,
  addPage,
  arrived,
  assertNothingReached,
  control,
  frame,
  press,
  rejectedAll,
  settled,
  stateOf,
  tell,
  timesReached,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const tour = (name: string) => ({
  body: `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame(name)}"></consent-gate><script type="text/plain" data-consent="statistics" src="{{thirdParty}}/script.js?${name}"></script>`,
});

/** Two tabs of one profile. */
async function twoTabs(cookie?: string) {
  const here = await visit({ ...tour('here'), ...(cookie !== undefined && { cookie }) });
  const there = await visit({ ...tour('there'), context: here.page.browserContext() });
  return { here: here.page, there: there.page };
}

describe('Promise 4: one truth in every tab', () => {
  it('S-13: an acceptance in one opens the gates in the other, runs its scripts, and takes its banner away', async () => {
    const { here, there } = await twoTabs();
    await control(here, 'cookie-banner', 'accept-all');
    await there.bringToFront();
    await press(there, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=here');
    await arrived('/script.js?here');
    await until(
      here,
      () =>
        !document.querySelector('cookie-banner')!.open &&
        document.querySelector('consent-gate')!.open,
    );
    assert.deepEqual(await stateOf(here), await stateOf(there));
  });

  it('S-13: a refusal in one closes the gates in the other', async () => {
    const { here, there } = await twoTabs(acceptedAll);
    await arrived('/frame.html?name=here');
    await arrived('/frame.html?name=there');
    await here.evaluate(() => {
      const heard = Object.assign(globalThis, { heard: [] as unknown[] }).heard;
      document.addEventListener('consent-change', (event) =>
        heard.push(
          (event as Event & { withdrawn: readonly string[]; method: string }).method,
          Boolean(document.querySelector('consent-gate')?.frame),
        ),
      );
    });
    await tell(there, 'denyAll');
    await until(
      here,
      () =>
        !document.querySelector('consent-gate')!.open &&
        !document.querySelector('consent-gate')?.frame,
    );
    assert.equal((await stateOf(here)).method, 'reject-all');
    assert.equal(
      await here.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard[0]),
      'reject-all',
    );
  });

  it('S-13: however often and by whichever tab it is answered, both end with the same, and with what the cookie says', async () => {
    const { here, there } = await twoTabs();
    for (let round = 0; round < 10; round++)
      await Promise.all([
        tell(here, round % 2 ? 'denyAll' : 'grantAll'),
        tell(there, round % 2 ? 'grantAll' : 'denyAll'),
      ]);
    for (const page of [here, there]) {
      await until(page, () => {
        const { categories } = (globalThis as Visited).cetegraConsent.state;
        return (
          new RegExp(`[&]c=[^&]*marketing`).test(document.cookie) === categories.marketing &&
          document.querySelector('consent-gate')!.open === categories.marketing
        );
      });
    }
    assert.deepEqual((await stateOf(here)).categories, (await stateOf(there)).categories);
  });

  it('S-13: an answer builds on what another tab has answered', async () => {
    const { here, there } = await twoTabs(rejectedAll);
    await tell(there, 'grant', 'statistics');
    await tell(here, 'grant', 'twentythree');
    for (const page of [here, there]) {
      await until(page, () => {
        const { state } = (globalThis as Visited).cetegraConsent;
        return (
          state.categories.statistics && state.services.twentythree && !state.categories.marketing
        );
      });
    }
  });

  it('"once" stays in its tab', async () => {
    const { here, there } = await twoTabs();
    await there.bringToFront();
    await press(there, 'consent-gate', 'allow-once');
    await arrived('/frame.html?name=there');
    await settled(there);
    assert.equal(await here.$eval('consent-gate', ({ open }) => open), false);
    assert.equal(timesReached('/frame.html?name=here'), 0);
  });

  it('a decision the server wrote counts when the page is looked at again', async () => {
    const { page: here } = await visit(tour('here'));
    await here
      .browserContext()
      .setCookie({ name: 'cetegra_consent', value: acceptedAll, domain: 'localhost', path: '/' });
    await here.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await arrived('/frame.html?name=here');
  });

  it('S-19: a page coming back, from the back/forward cache where the browser has one, shows nothing that was withdrawn meanwhile', async () => {
    const { page: here } = await visit({ ...tour('here'), cookie: acceptedAll });
    await arrived('/frame.html?name=here');
    await here.evaluate(() => {
      Object.assign(globalThis, { kept: true, shown: [] });
      addEventListener('pageshow', ({ persisted }) =>
        (globalThis as unknown as { shown: unknown[] }).shown.push(
          persisted,
          Boolean(document.querySelector('consent-gate')?.frame),
        ),
      );
    });
    const elsewhere = addPage({ body: 'Elsewhere' });
    await here.goto(elsewhere);
    await tell(here, 'denyAll');
    await here.goBack();
    const { kept, shown } = await here.evaluate(() => {
      const { kept, shown } = globalThis as unknown as { kept?: boolean; shown?: unknown[] };
      return { kept, shown };
    });
    if (kept)
      assert.deepEqual(
        shown,
        [true, false],
        'the page itself came back, closed by the time it showed',
      );
    else
      await until(
        here,
        () =>
          globalThis.cetegraConsent !== undefined && !document.querySelector('consent-gate')?.frame,
      );
    await control(here, 'consent-gate', 'allow-once');
    assert.equal((await stateOf(here)).method, 'reject-all');
    assert.equal(timesReached('/frame.html?name=here'), 1);
  });

  // Chromium does not prerender for a page that is driven from outside; the document's own word for it must do.
  it('S-20: a page that says it is only being prerendered asks nothing; once visited it does all it held', async () => {
    const { page } = await visit({
      ...tour('here'),
      cookie: acceptedAll,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          Object.assign(globalThis, { prerendering: true });
          Object.defineProperty(Document.prototype, 'prerendering', {
            get: () => (globalThis as unknown as { prerendering: boolean }).prerendering,
          });
        }),
    });
    await page.evaluate(
      () =>
        void (globalThis as Visited).cetegraConsent
          .whenGranted('marketing')
          .then(() => Object.assign(globalThis, { told: true })),
    );
    await assertNothingReached(page);
    assert.equal(await page.evaluate(() => (globalThis as { told?: boolean }).told), undefined);
    await page.evaluate(() => {
      Object.assign(globalThis, { prerendering: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await arrived('/frame.html?name=here');
    await arrived('/script.js?here');
    await until(page, () => (globalThis as { told?: boolean }).told);
  });

  it('S-19: and hears the other tabs again', async () => {
    const { here, there } = await twoTabs(rejectedAll);
    await here.bringToFront();
    await here.goto(addPage({ body: 'Elsewhere' }));
    await here.goBack();
    await tell(there, 'grantAll');
    await arrived('/frame.html?name=here');
  });
});
