import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { faultsOf, recordEndpoint, sending, taken } from './support/records.js';
import {
  addPage,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  day,
  demo,
  frame,
  settled,
  soon,
  stateOf,
  tell,
  visit,
  type Arrival,
  type Visited,
} from './support/visitor.js';

const gate = `<consent-gate category="marketing" service="twentythree" src="${frame('tour')}"></consent-gate>`;
const gates = `${gate}<consent-gate category="statistics" src="${frame('count')}"></consent-gate>`;
const policy = (importFrom: unknown, more: object = {}) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({
    revision: '2026-11-01',
    services: ['twentythree', 'matomo'],
    defaultMarket: 'no',
    markets: { no: {}, us: { jurisdiction: 'us' } },
    importFrom,
    ...more,
  })}</script>`;

const hosted = (rest: string) => `consentid:YjZOa1VtNGt4c0V6Q2ZXb3p0c2ZBSXVuTkpYVE1yU2s,${rest}`;
const all = 'necessary:yes,functional:yes,analytics:yes,performance:yes,advertisement:yes';
const accepted = hosted(`consent:yes,action:yes,${all}`);
/** One clock for what the cookies say and what is expected of it, however long the tests take. */
const now = Date.now();
const renewed = (daysAgo: number) => `,lastRenewedDate:${now - daysAgo * day}`;

/** Counts each moment in which a banner could be seen. */
const watchBanner = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const seen: string[] = Object.assign(globalThis, { seen: [] as string[] }).seen;
    new MutationObserver(
      () => document.querySelector('cookie-banner[open]') && seen.push('open'),
    ).observe(document, { subtree: true, attributes: true, childList: true });
  });

async function arrive(
  name: string,
  value: string,
  { prepare, head = policy(['cookieyes']), ...arrival }: Arrival = {},
) {
  return visit({
    head,
    body: gates,
    ...arrival,
    prepare: async (page) => {
      if (value)
        await page.browserContext().setCookie({ name, value, domain: 'localhost', path: '/' });
      await watchBanner(page);
      await prepare?.(page);
    },
  });
}

/** What the import came to. By then the banner's view has arrived too, or is not wanted. */
async function outcome(page: Page): Promise<{ importer: string; reason?: string }[]> {
  const results = await page.evaluate(
    async () =>
      (await (globalThis as Visited).cetegraConsent.settled) as {
        importer: string;
        reason?: string;
      }[],
  );
  await settled(page);
  return results;
}

const bannerSeen = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.length > 0);

describe('I-7: a decision taken over, where the site keeps records', () => {
  for (const [what, answers, granted] of [
    ['a consent', all, true],
    ['a refusal', all.replaceAll('yes', 'no').replace('necessary:no', 'necessary:yes'), false],
  ] as const) {
    it(`${what} is told once, with the tool it came from and the day it was made, and no page tells it again`, async () => {
      const endpoint = recordEndpoint();
      const head = policy(['cookieyes'], { records: { url: endpoint.path } });
      const { page } = await arrive(
        'cookieyes-consent',
        hosted(`consent:${granted ? 'yes' : 'no'},action:yes,${answers}`) + renewed(10),
        { head },
      );
      const [record] = await taken(endpoint);
      assert.deepEqual(faultsOf(record), []);
      assert.deepEqual(
        [
          record!.method,
          record!.source,
          record!.layer,
          record!.trusted,
          record!.categories.marketing,
        ],
        ['import', 'cookieyes', 'unknown', false, granted],
      );
      assert.equal(Date.parse(record!.decidedAt), now - 10 * day);
      assert.equal(
        new URLSearchParams((await consentCookie(page))!.value).get('i'),
        granted ? record!.id : null,
        'a consent in a browser can be found in the log',
      );
      await page.goto(addPage({ head, body: gates }));
      await tell(page, 'grant', 'statistics');
      const [, next] = await taken(endpoint, 2);
      assert.deepEqual(
        [endpoint.requests.length, next!.method, next!.source, next!.replaces],
        [2, 'api', undefined, granted ? record!.id : undefined],
      );
    });
  }

  it('not one that came from the account: it was told when it was made', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint) });
    await page.evaluate(
      (now) =>
        (globalThis as Visited).cetegraConsent.restore({
          decidedAt: now,
          expiresAt: now + 9e9,
          revision: '2026-11-01',
          choices: { marketing: true },
          method: 'save',
          market: 'no',
          gpc: false,
        }),
      Date.now() - day,
    );
    await tell(page, 'grant', 'statistics');
    const [record] = await taken(endpoint);
    assert.deepEqual(
      [endpoint.requests.length, record!.method, record!.categories],
      [1, 'api', { statistics: true, marketing: true }],
    );
  });
});

describe('A decision made in the tool that was there before', () => {
  for (const [title, value] of [
    ['plain', accepted + renewed(10)],
    ['escaped as a whole', encodeURIComponent(accepted + renewed(10))],
  ] as const) {
    it(`promise 5: is taken over (${title}): no banner, gates open, and our cookie says so on the next page`, async () => {
      const { page, reports } = await arrive('cookieyes-consent', value);
      await arrived('/frame.html?name=tour');
      await arrived('/frame.html?name=count');
      assert.deepEqual(
        (await outcome(page)).map(({ importer, reason }) => [importer, reason]),
        [['cookieyes', undefined]],
      );
      assert.equal(await bannerSeen(page), false);
      const { method, decidedAt, expiresAt, needsDecision, persisted } = await stateOf(page);
      assert.deepEqual([method, needsDecision, persisted], ['import', false, true]);
      assert.equal(decidedAt, now - 10 * day);
      assert.equal(expiresAt! - decidedAt, 180 * day);
      assert.deepEqual(reports, []);

      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(addPage({ head: policy(['cookieyes']), body: gates }));
      await arrived('/frame.html?name=tour', 2);
      await settled(page);
      assert.equal((await stateOf(page)).method, 'import');
      assert.deepEqual(
        requests.filter((url) => url.includes('/importers/')),
        [],
      );
      assert.ok(
        (await page.browserContext().cookies()).some(({ name }) => name === 'cookieyes-consent'),
        'the old cookie is left alone',
      );
    });
  }

  it('L13: a refusal is taken over as one: no banner, and nothing is asked of a third party', async () => {
    const { page } = await arrive(
      'cookieyes-consent',
      hosted(
        'consent:no,action:yes,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no',
      ),
    );
    await outcome(page);
    await assertNothingReached(page);
    assert.deepEqual(
      [await bannerSeen(page), (await stateOf(page)).status, (await stateOf(page)).needsDecision],
      [false, 'decided', false],
    );
  });

  it('without a date counts for a month, as if it were a year old', async () => {
    const before = Date.now();
    const { page } = await arrive('cookieyes-consent', accepted);
    await arrived('/frame.html?name=tour');
    const { decidedAt, expiresAt } = await stateOf(page);
    assert.ok(
      expiresAt! >= before + 30 * day && expiresAt! <= Date.now() + 30 * day,
      String(expiresAt),
    );
    assert.equal(Math.round((expiresAt! - decidedAt!) / day), 395);
  });

  const undecided: [title: string, value: string, reason: string][] = [
    [
      'nobody answered',
      hosted(
        'consent:,action:,necessary:,functional:,analytics:,performance:,advertisement:,other:',
      ),
      'undecided',
    ],
    ['it was implied', hosted(`consent:yes,action:no,${all}`), 'implied'],
    ['it is over', accepted + renewed(181), 'expired'],
    ['it is of the future', accepted + renewed(-3), 'future'],
    ['it cannot be read', '%E0%A4%A', 'unreadable'],
    ['there is none', '', 'absent'],
  ];
  for (const [title, value, expected] of undecided) {
    it(`L2: is none where ${title}: the banner shows, nothing leaks`, async () => {
      const { page } = await arrive('cookieyes-consent', value);
      await control(page, 'cookie-banner', 'reject-all');
      assert.deepEqual(
        (await outcome(page)).map(({ reason }) => reason),
        [expected],
      );
      await assertNothingReached(page);
      assert.equal(await consentCookie(page), undefined);
    });
  }

  it('L8: answers what was asked, and the banner asks about the rest', async () => {
    const { page } = await arrive(
      'cookieyes-consent',
      hosted('consent:yes,action:yes,necessary:yes,advertisement:yes') + renewed(1),
    );
    await arrived('/frame.html?name=tour');
    await control(page, 'cookie-banner', 'reject-all');
    const { categories, needsDecision } = await stateOf(page);
    assert.deepEqual(
      [categories.marketing, categories.statistics, needsDecision],
      [true, false, true],
    );
  });

  it('does not outweigh a decision made here', async () => {
    const { page } = await arrive('cookieyes-consent', accepted + renewed(0), {
      cookie: cookieValue({ a: 'reject-all' }),
    });
    await assertNothingReached(page);
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('the site says what its categories mean, and that the old cookie is to go', async () => {
    const head = policy([
      {
        id: 'cookieyes',
        categories: {
          advertisement: 'statistics',
          analytics: ['functional', 'performance', 'marketing'],
        },
        clear: true,
      },
    ]);
    const { page } = await arrive(
      'cookieyes-consent',
      hosted('consent:yes,action:yes,analytics:no,advertisement:yes') + renewed(1),
      { head },
    );
    await arrived('/frame.html?name=count');
    assert.deepEqual((await stateOf(page)).categories, {
      necessary: true,
      functional: false,
      performance: false,
      statistics: true,
      marketing: false,
    });
    assert.deepEqual(
      (await page.browserContext().cookies()).map(({ name }) => name),
      ['cetegra_consent'],
    );
  });

  it("clearing a tool keeps a vendor's opt-out mark and the cookie that another script keeps under the tool's name", async () => {
    const cookies = {
      __hs_cookie_cat_pref: '1:false,2:false,3:false',
      __hs_opt_out: 'yes',
      CookieConsent: 'true',
    };
    const head = policy([
      { id: 'cookiebot', clear: true },
      { id: 'hubspot', clear: true },
    ]);
    const { page } = await arrive('', '', {
      head,
      prepare: (page) =>
        page.browserContext().setCookie(
          ...Object.entries(cookies).map(([name, value]) => ({
            name,
            value,
            domain: 'localhost',
            path: '/',
          })),
        ),
    });
    assert.deepEqual(
      (await outcome(page)).map(({ reason }) => reason),
      ['unreadable', undefined],
    );
    assert.deepEqual((await page.browserContext().cookies()).map(({ name }) => name).sort(), [
      'CookieConsent',
      '__hs_opt_out',
      'cetegra_consent',
    ]);
    await assertNothingReached(page);
  });

  it('the first tool of the list that holds an answer counts; localStorage is looked at as well', async () => {
    const address = addPage({
      head: policy([
        'cookiebot',
        'cookieyes',
        { id: 'usercentrics', categories: { hNqe: 'marketing' } },
      ]),
      body: gates,
    });
    const { page } = await arrive(
      'CookieConsent',
      `{stamp:%27-1%27%2Cnecessary:true%2Cmarketing:true%2Cmethod:%27implied%27%2Cutc:${Date.now()}}`,
      {
        address,
        prepare: (page) =>
          page.evaluateOnNewDocument(
            `localStorage.uc_user_interaction = 'true'; localStorage.uc_settings = '{"services":[{"id":"hNqe","status":true,"history":[{"action":"onAcceptAllServices","timestamp":${Date.now() - day}}]}]}'`,
          ),
      },
    );
    await arrived('/frame.html?name=tour');
    assert.deepEqual(
      (await outcome(page)).map(({ reason }) => reason),
      ['implied', 'absent', undefined],
    );
  });

  it('I-1: Global Privacy Control outweighs an old grant', async () => {
    const { page } = await arrive('cookieyes-consent', accepted + renewed(1), {
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
        ),
    });
    await arrived('/frame.html?name=count');
    await settled(page);
    assert.equal((await stateOf(page)).categories.marketing, false);
  });

  it('in an opt-out market silence grants nothing while an old refusal is on its way', async () => {
    const { page } = await arrive(
      'cookieyes-consent',
      hosted(
        'consent:no,action:yes,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no',
      ),
      { root: 'data-consent-market="us"' },
    );
    await outcome(page);
    await assertNothingReached(page);
    const { status, jurisdiction, categories } = await stateOf(page);
    assert.deepEqual([status, jurisdiction, categories.marketing], ['decided', 'us', false]);
  });

  it('in an opt-out market silence grants as ever once it is known that there is nothing', async () => {
    const { page } = await arrive('cookieyes-consent', '', { root: 'data-consent-market="us"' });
    await arrived('/frame.html?name=tour');
    assert.equal((await stateOf(page)).method, 'implied');
  });

  it('S-21: if what reads it is blocked, the banner shows and everything is denied', async () => {
    const { page, reports } = await arrive('cookieyes-consent', accepted + renewed(1), {
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (request.url().includes('/importers/') ? request.abort() : request.continue()),
        );
      },
    });
    await control(page, 'cookie-banner', 'reject-all');
    await assertNothingReached(page);
    await soon(() => reports.some((report) => report.includes('importFrom')), 'a report');
  });

  it('S-1: a visitor who answers first is not overruled by what arrives later', async () => {
    const { page } = await arrive('cookieyes-consent', accepted + renewed(1), {
      prepare: async (page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (!request.url().includes('/importers/all')) return void request.continue();
          void tell(page, 'denyAll').then(() => request.continue());
        });
      },
    });
    await outcome(page);
    await assertNothingReached(page);
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('tells the page what was found, once', async () => {
    const { page } = await arrive('cookieyes-consent', accepted + renewed(1), {
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          const told: unknown[] = Object.assign(globalThis, { told: [] as unknown[] }).told;
          document.addEventListener('consent-import', ({ results }) =>
            told.push(...results.map(({ importer, record, id }) => [importer, record?.method, id])),
          );
        }),
    });
    await outcome(page);
    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { told: unknown }).told), [
      ['cookieyes', 'import', 'YjZOa1VtNGt4c0V6Q2ZXb3p0c2ZBSXVuTkpYVE1yU2s'],
    ]);
  });

  it('a refused policy, and a page where nobody can be asked, import nothing', async () => {
    for (const arrival of [
      { head: policy([{ id: 'cookieyes' }], { revision: 'not one' }) },
      { root: 'data-consent-mode="denied"' },
    ]) {
      const { page } = await arrive('cookieyes-consent', accepted + renewed(1), arrival);
      await assertNothingReached(page);
      assert.equal(await consentCookie(page), undefined);
    }
  });
});

describe('While a page is only prerendered', () => {
  it('S-20: nothing is taken over', async () => {
    const { page } = await arrive('cookieyes-consent', accepted + renewed(1), {
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          let prerendering = true;
          Object.defineProperty(Document.prototype, 'prerendering', { get: () => prerendering });
          Object.assign(globalThis, {
            come: () => {
              prerendering = false;
              document.dispatchEvent(new Event('prerenderingchange'));
            },
          });
        }),
    });
    await assertNothingReached(page);
    assert.equal(await consentCookie(page), undefined);
    await page.evaluate(() => (globalThis as unknown as { come: () => void }).come());
    await arrived('/frame.html?name=tour');
    assert.ok(await consentCookie(page));
  });
});

describe('The demo of moving in', () => {
  for (const [earlier, says] of [
    ['[data-earlier=accepted]', /taken over.*method “import”/],
    ['[data-escaped]', /taken over/],
    ['[data-earlier=implied]', /implied.*the banner asks/],
  ] as const) {
    it(`promise 5: ${earlier} becomes ${String(says)}`, async () => {
      const { page } = await visit({ address: `${demo.origin}/from-cookieyes` });
      await Promise.all([
        page.waitForNavigation(),
        page.$eval(earlier, (button) => (button as HTMLElement).click()),
      ]);
      await soon(
        async () => says.test(await page.$eval('[data-became]', ({ textContent }) => textContent)),
        `${earlier} as ${String(says)}`,
      );
    });
  }
});
