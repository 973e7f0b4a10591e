import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  faultsOf,
  recordEndpoint,
  sending,
  taken,
  type Endpoint,
  type Fault,
} from './support/records.js';
import {
  addPage,
  arrived,
  browser,
  consentCookie,
  control,
  frame,
  press,
  settled,
  soon,
  stateOf,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const tour = `<consent-gate service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;
const key = 'cetegra_consent.record.';
const waitingIn = (page: Page) =>
  page.evaluate(
    (prefix) => Object.keys(localStorage).filter((name) => name.startsWith(prefix)),
    key,
  );
const emptied = (page: Page) =>
  soon(async () => (await waitingIn(page)).length === 0, 'the outbox is empty');
/** Decides three times, each time another thing. */
const decideThrice = async (page: Page) => {
  await tell(page, 'grantAll');
  await tell(page, 'withdraw', 'marketing');
  await tell(page, 'denyAll');
};
/** The browser says that it is online again: sooner than the next attempt would come. */
const comeOnline = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

function assertOnceEach({ taken, requests }: Endpoint, methods: readonly string[]): void {
  assert.deepEqual(
    [...taken.values()]
      .sort((one, other) => one.decidedAt.localeCompare(other.decidedAt))
      .map(({ method }) => method),
    methods,
  );
  // However often it was sent, it is the same record under the same id.
  for (const { record } of requests)
    if (taken.has(record.id)) assert.deepEqual(record, taken.get(record.id));
}

describe('S-25: each decision arrives exactly once', () => {
  const faults: [string, Fault[]][] = [
    ['an answer of 500', [500]],
    ['503 three times', [503, 503, 503]],
    ['a connection that breaks', ['broken']],
    ['429, then 500, then a broken connection', [429, 500, 'broken']],
    ['a sign-in page in its place', [302]],
    ['an endpoint that is not there yet', [404]],
  ];
  for (const [what, failing] of faults) {
    it(`in spite of ${what}`, async () => {
      const endpoint = recordEndpoint();
      endpoint.faults = [...failing];
      const { page } = await visit({ head: sending(endpoint), banner: '' });
      await decideThrice(page);
      await soon(async () => {
        await comeOnline(page);
        return endpoint.taken.size === 3;
      }, 'three records');
      await emptied(page);
      assertOnceEach(endpoint, ['accept-all', 'withdraw', 'reject-all']);
    });
  }

  it('by itself, seconds after a failure', async () => {
    const endpoint = recordEndpoint();
    endpoint.faults = [500];
    const { page } = await visit({ head: sending(endpoint) });
    await press(page, 'cookie-banner', 'accept-all');
    await taken(endpoint);
    assert.equal(endpoint.requests.length, 2);
  });

  it('in spite of an endpoint that never answers', async () => {
    const endpoint = recordEndpoint();
    endpoint.faults = ['silent'];
    const { page } = await visit({
      head: sending(endpoint),
      // Ten seconds of patience are too long for a test.
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.assign(AbortSignal, { timeout: () => AbortSignal.abort() }),
        ),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await waitingIn(page)).length === 1, 'it waits');
    await page.evaluate(() =>
      Object.assign(AbortSignal, { timeout: () => new AbortController().signal }),
    );
    endpoint.faults = [];
    await comeOnline(page);
    await taken(endpoint);
    await emptied(page);
  });

  it('offline: it waits, and goes when the browser is online', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint) });
    await control(page, 'cookie-banner', 'accept-all');
    await page.setOfflineMode(true);
    await press(page, 'cookie-banner', 'accept-all');
    await soon(async () => (await waitingIn(page)).length === 1, 'it waits');
    assert.equal(endpoint.requests.length, 0);
    await page.setOfflineMode(false);
    await taken(endpoint);
    await emptied(page);
  });

  for (const [when, down] of [
    ['while all is well', undefined],
    ['while the endpoint is down', 503],
  ] as const) {
    it(`from a tab that is closed with the answer, ${when}`, async () => {
      const endpoint = recordEndpoint();
      endpoint.down = down;
      const address = addPage({ head: sending(endpoint) });
      const { page } = await visit({ address });
      const profile = page.browserContext();
      await control(page, 'cookie-banner', 'accept-all');
      await tell(page, 'grantAll');
      await page.close({ runBeforeUnload: true });
      if (down !== undefined) await soon(() => endpoint.requests.length > 0, 'it was sent');
      endpoint.down = undefined;
      const { page: next } = await visit({ address, context: profile });
      await taken(endpoint);
      await emptied(next);
      assertOnceEach(endpoint, ['accept-all']);
    });
  }

  it('of two tabs that decide while the endpoint is down', async () => {
    const endpoint = recordEndpoint();
    endpoint.down = 500;
    const address = addPage({ head: sending(endpoint), banner: '' });
    const { page } = await visit({ address });
    const { page: other } = await visit({ address, context: page.browserContext() });
    await tell(page, 'grantAll');
    await until(other, () => (globalThis as Visited).cetegraConsent.state.status === 'decided');
    await tell(other, 'withdraw', 'marketing');
    await until(page, () => !(globalThis as Visited).cetegraConsent.state.categories.marketing);
    await tell(page, 'denyAll');
    endpoint.down = undefined;
    await Promise.all([comeOnline(page), comeOnline(other)]);
    await taken(endpoint, 3);
    await emptied(page);
    assertOnceEach(endpoint, ['accept-all', 'withdraw', 'reject-all']);
  });

  it('no more than ten wait, the newest; none longer than seven days, and nothing that is no record', async () => {
    const endpoint = recordEndpoint();
    endpoint.down = 503;
    const { page } = await visit({ head: sending(endpoint), banner: '' });
    for (let turn = 0; turn < 30; turn++) await tell(page, turn % 2 ? 'denyAll' : 'grantAll');
    await page.evaluate((prefix) => {
      const old = { id: 'old', decidedAt: new Date(Date.now() - 8 * 86_400_000).toISOString() };
      localStorage.setItem(`${prefix}old`, JSON.stringify(old));
      const huge = { id: 'huge', decidedAt: new Date().toISOString(), more: 'x'.repeat(70_000) };
      localStorage.setItem(`${prefix}huge`, JSON.stringify(huge));
      for (const [index, junk] of ['', '{', 'null', '[]', '7', '{"id":"another"}'].entries())
        localStorage.setItem(`${prefix}junk${index}`, junk);
    }, key);
    // One that is under way already is not one that waits.
    await page.waitForNetworkIdle();
    endpoint.down = undefined;
    await comeOnline(page);
    await emptied(page);
    assert.equal(endpoint.taken.size, 10);
    assert.equal(
      [...endpoint.taken.values()]
        .sort((one, other) => one.decidedAt.localeCompare(other.decidedAt))
        .at(-1)?.method,
      'reject-all',
    );
    assert.deepEqual(
      endpoint.requests.filter(({ record }) => typeof record.method !== 'string'),
      [],
    );
  });

  for (const status of [400, 409, 413, 422]) {
    it(`a record that the endpoint refuses with ${status} is reported once, waits, and is sent again by the next page (S5)`, async () => {
      const endpoint = recordEndpoint();
      endpoint.down = status;
      const address = addPage({ head: sending(endpoint) });
      const { page, reports } = await visit({ address });
      await press(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.some((text) => text.includes(String(status))), 'a report');
      // The same page does not repeat it, not even when something makes it send.
      await comeOnline(page);
      await page.waitForNetworkIdle();
      assert.deepEqual(
        [endpoint.requests.length, reports.length, (await waitingIn(page)).length],
        [1, 1, 1],
      );
      endpoint.down = undefined;
      await page.reload();
      await taken(endpoint);
      await emptied(page);
      assertOnceEach(endpoint, ['accept-all']);
    });
  }

  it('a record of 1,000 services is sent and is valid by the schema (S21)', async () => {
    const endpoint = recordEndpoint();
    const services = Array.from({ length: 1000 }, (_, index) => ({
      id: `a-service-with-a-long-name-${index}`,
      category: 'marketing',
      name: `Service ${index}`,
    }));
    const { page } = await visit({ head: sending(endpoint, { services }), banner: '' });
    await tell(page, 'grantAll');
    const [sent] = await taken(endpoint);
    assert.equal(Object.keys(sent!.services).length, 1000);
    assert.deepEqual(faultsOf(sent), []);
    await emptied(page);
  });

  it('a record that is too large for the endpoint is reported, not dropped in silence (S21)', async () => {
    const endpoint = recordEndpoint();
    endpoint.down = 413;
    const services = Array.from({ length: 2000 }, (_, index) => ({
      id: `a-service-with-a-long-name-${index}`,
      category: 'marketing',
      name: `Service ${index}`,
    }));
    const { page, reports } = await visit({ head: sending(endpoint, { services }), banner: '' });
    await tell(page, 'grantAll');
    await soon(() => reports.some((text) => text.includes('answered 413')), 'a report');
    assert.equal(Object.keys(endpoint.requests[0]!.record.services).length, 2000);
  });

  for (const lang of ['pt_BR', 'pt-br', 'zh-Hant-TW', 'sr_RS@latin', 'no_such']) {
    it(`a record of a page in "${lang}" is sent and is valid by the schema (S21)`, async () => {
      const endpoint = recordEndpoint();
      const { page } = await visit({ head: sending(endpoint), lang });
      await press(page, 'cookie-banner', 'accept-all');
      const [sent] = await taken(endpoint);
      assert.ok(sent!.locale);
      assert.deepEqual(faultsOf(sent), []);
      await emptied(page);
    });
  }

  it('where the browser keeps nothing, from the page that is there', async () => {
    const endpoint = recordEndpoint();
    endpoint.faults = [500];
    const { page } = await visit({
      head: sending(endpoint),
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.defineProperty(globalThis, 'localStorage', {
            get: () => {
              throw new DOMException('no', 'SecurityError');
            },
          }),
        ),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await taken(endpoint);
  });

  it('where it has no Web Locks', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
        ),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await taken(endpoint);
    await emptied(page);
  });
});

describe('S-25: the choice comes first', () => {
  it('it is in the cookie and the gates obey before anything is sent', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint), body: tour });
    const order = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const seen: string[] = [];
          const { fetch } = globalThis;
          globalThis.fetch = (...args) => {
            if (args[1]?.method !== 'POST') return fetch(...args);
            resolve([
              ...seen,
              document.cookie.includes('a=accept-all') ? 'cookie' : 'no cookie',
              'sent',
            ]);
            return fetch(...args);
          };
          document.addEventListener('consent-change', () => seen.push('told'));
          (globalThis as Visited).cetegraConsent.grantAll();
          seen.push('granted');
        }),
    );
    assert.deepEqual(order, ['told', 'granted', 'cookie', 'sent']);
    await arrived('/frame.html?name=tour');
    await taken(endpoint);
  });

  for (const down of [500, 'silent', 'broken'] as const) {
    it(`an endpoint that is down (${down}) changes nothing for the visitor`, async () => {
      const endpoint = recordEndpoint();
      endpoint.down = down;
      const { page, reports } = await visit({ head: sending(endpoint), body: tour });
      await press(page, 'cookie-banner', 'accept-all');
      await arrived('/frame.html?name=tour');
      await until(page, () => !document.querySelector('cookie-banner')!.open);
      await tell(page, 'withdrawAll');
      await settled(page);
      assert.deepEqual(
        [
          (await stateOf(page)).categories.marketing,
          await page.$('consent-gate >>> iframe'),
          reports,
        ],
        [false, null, []],
      );
      assert.match((await consentCookie(page))!.value, /a=withdraw/);
    });
  }

  it('so does a chunk that does not arrive, which is told', async () => {
    const endpoint = recordEndpoint();
    const { page, reports } = await visit({
      head: sending(endpoint),
      body: tour,
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (request.url().includes('tell-server') ? request.abort() : request.continue()),
        );
      },
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    await soon(
      () => reports.some((text) => text.includes('records of decisions are not sent')),
      'a report',
    );
    assert.ok(browser.connected);
  });
});
