import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { globalOf, policyWith } from './support/integrations.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  cookieValue,
  reached,
  rejectedAll,
  settled,
  soon,
  tell,
  thirdParty,
  timesReached,
  visit,
} from './support/visitor.js';

const held =
  '<script type="text/plain" data-consent-service="matomo" src="{{thirdParty}}/matomo.js"></script>';
const queue = (...commands: unknown[][]) =>
  `<script>(window._paq ??= []).push(...${JSON.stringify(commands)})</script>`;
const ask = (page: Page, ...commands: unknown[][]) =>
  page.evaluate(
    (asked) =>
      void (globalThis as unknown as { _paq: { push(...it: unknown[][]): void } })._paq.push(
        ...asked,
      ),
    commands,
  );
const hits = () => reached().filter((path) => path.startsWith('/matomo.php'));
const times = (word: string) => hits().filter((path) => path.includes(word)).length;
const cookies = async (page: Page) =>
  (await page.browserContext().cookies())
    .map(({ name }) => name)
    .filter((name) => /^(?:_pk_|mtm_)/.test(name));
/** The integration is connected: it has told the queue, which no tracker has taken over yet. */
const told = (page: Page, what = 'require') =>
  soon(async () => JSON.stringify(await globalOf(page, '_paq')).includes(what), 'Matomo is told');
/** The tracker has run: it takes the queue's place. */
const live = (page: Page) =>
  soon(
    () => page.evaluate(() => !Array.isArray((globalThis as unknown as { _paq: unknown })._paq)),
    'the tracker runs',
  );
const viewed = queue(
  ['setSiteId', '7'],
  ['trackPageView', 'queued-view'],
  ['trackEvent', 'queued-event', 'a'],
);

describe('I-9: Matomo, full consent', () => {
  it('finding 9: a tracker that comes while denied sends nothing, and never sends later what happened then', async () => {
    const { page, reports } = await visit({
      cookie: rejectedAll,
      head: policyWith(['matomo']),
      body: viewed,
    });
    await told(page);
    await page.addScriptTag({ url: `${thirdParty}/matomo.js` });
    await live(page);
    await ask(page, ['trackEvent', 'denied-event', 'a'], ['trackPageView', 'denied-view']);
    await settled(page);
    assert.deepEqual([hits(), await cookies(page)], [[], []]);
    await tell(page, 'grantAll');
    await ask(page, ['trackEvent', 'granted-event', 'a']);
    await soon(() => times('granted-event') === 1);
    await settled(page);
    assert.deepEqual([hits().length, (await cookies(page)).length, reports], [1, 2, []]);
  });

  for (const [what, wish] of [
    ['', undefined],
    [', also of who asks not to be tracked', '1'],
  ] as const) {
    it(`finding 9: one that ran first and was asked to wait never sends what it kept${what}`, async () => {
      const { page, reports } = await visit({
        head:
          queue(['requireConsent']) +
          viewed +
          '<script src="{{thirdParty}}/matomo.js"></script>' +
          policyWith(['matomo']),
        prepare: async (page) => {
          if (wish)
            await page.evaluateOnNewDocument(() =>
              Object.defineProperty(navigator, 'doNotTrack', { value: '1' }),
            );
        },
      });
      await soon(() => reports.length === 1, 'a report');
      assert.match(reports[0]!, /"matomo".*ran before.*_paq.*Block the script/);
      await ask(page, ['trackEvent', 'denied-event', 'a']);
      await tell(page, 'grantAll');
      await ask(page, ['trackEvent', 'granted-event', 'a']);
      if (!wish) await soon(() => times('granted-event') === 1);
      await settled(page);
      assert.deepEqual(
        ['queued-view', 'queued-event', 'denied-event', 'granted-event'].map(times),
        [0, 0, 0, wish ? 0 : 1],
      );
      assert.equal(await page.evaluate(() => navigator.doNotTrack), wish ?? null);
    });
  }

  it('finding 9: nor what happened after a withdrawal; its cookies go, and its own mark does not stay', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['matomo']) + held,
      body: viewed,
    });
    await arrived('/matomo.php', 2);
    assert.deepEqual([times('queued-view'), times('queued-event')], [1, 1]);
    await tell(page, 'withdraw', 'matomo');
    await ask(page, ['trackEvent', 'denied-event', 'a']);
    await settled(page);
    assert.deepEqual([times('denied-event'), await cookies(page)], [0, []]);
    await tell(page, 'grant', 'matomo');
    await ask(page, ['trackEvent', 'granted-event', 'a']);
    await arrived('/matomo.php', 3);
    await soon(() => times('granted-event') === 1);
    await settled(page);
    assert.equal(times('denied-event'), 0);
  });

  it('finding 9: nor what a page queued for a tracker that is held back; what it set up stays', async () => {
    const { page } = await visit({ head: policyWith(['matomo']) + held, body: viewed });
    await told(page);
    await ask(page, ['setCustomVariable', 1, 'a', 'b'], ['trackEvent', 'denied-event', 'a']);
    await assertNothingReached(page);
    await tell(page, 'grantAll');
    await live(page);
    await ask(page, ['trackEvent', 'granted-event', 'a']);
    await soon(() => times('granted-event') === 1);
    await settled(page);
    assert.equal(hits().length, 1);
    assert.match(hits()[0]!, /idsite=7/);
  });

  it('is told before anything the page has asked for, and nothing twice', async () => {
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['matomo']),
      body: viewed,
    });
    await told(page, 'setConsentGiven');
    assert.deepEqual(await globalOf(page, '_paq'), [
      ['setCustomRequestProcessing', 'function'],
      ['requireConsent'],
      ['setSiteId', '7'],
      ['trackPageView', 'queued-view'],
      ['trackEvent', 'queued-event', 'a'],
      ['setConsentGiven'],
    ]);
    await tell(page, 'denyAll');
    assert.equal(JSON.stringify(await globalOf(page, '_paq')).includes('setConsentGiven'), false);
  });

  it('counts the page at the moment of consent where the policy asks for it', async () => {
    const { page } = await visit({
      head: policyWith([{ id: 'matomo', pageView: true }]) + held,
      body: viewed,
    });
    await told(page);
    await tell(page, 'grantAll');
    await arrived('/matomo.php');
    await settled(page);
    assert.deepEqual([hits().length, times('action_name=Test')], [1, 1]);
  });

  it("obeys the service, the category or the policy's own word, in that order", async () => {
    const cases: [unknown, object, string, boolean][] = [
      [
        'matomo',
        {},
        cookieValue({ c: 'statistics', d: 'functional.performance.marketing', x: 'matomo' }),
        false,
      ],
      ['matomo', { services: ['consent'] }, cookieValue({ c: 'statistics' }), true],
      [{ id: 'matomo', service: 'marketing' }, {}, cookieValue({ c: 'statistics' }), false],
      [
        { id: 'matomo', purposes: { tracking: 'marketing' } },
        {},
        cookieValue({ c: 'statistics' }),
        false,
      ],
      [
        { id: 'matomo', purposes: { tracking: 'marketing' } },
        {},
        cookieValue({ c: 'statistics.marketing' }),
        true,
      ],
    ];
    for (const [integration, more, cookie, granted] of cases) {
      const { page } = await visit({ cookie, head: policyWith([integration], more) });
      await told(page);
      assert.equal(
        JSON.stringify(await globalOf(page, '_paq')).includes('setConsentGiven'),
        granted,
        JSON.stringify([integration, cookie]),
      );
    }
  });
});

describe('I-9: Matomo, consent for cookies alone', () => {
  const policy = policyWith([{ id: 'matomo', mode: 'cookie-consent' }]);

  it('counts without cookies until they are allowed, and takes them out again', async () => {
    const { page } = await visit({ head: policy, body: viewed });
    await told(page);
    await page.addScriptTag({ url: `${thirdParty}/matomo.js` });
    await arrived('/matomo.php', 2);
    assert.deepEqual(await cookies(page), []);
    await tell(page, 'grantAll');
    await ask(page, ['trackEvent', 'granted-event', 'a']);
    await soon(() => times('granted-event') === 1);
    assert.equal((await cookies(page)).length, 2);
    await tell(page, 'withdrawAll');
    await ask(page, ['trackEvent', 'denied-event', 'a']);
    await soon(() => times('denied-event') === 1);
    await settled(page);
    assert.deepEqual(await cookies(page), []);
    assert.equal(timesReached('/matomo.js'), 1);
  });
});
