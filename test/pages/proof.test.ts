import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { faultsOf, recordEndpoint, sending, taken } from './support/records.js';
import {
  addPage,
  answerInPreferences,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  frame,
  opener,
  press,
  settled,
  soon,
  stateOf,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const waitingIn = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('cetegra_consent.record.')),
  );
const idInCookie = async (page: Page) =>
  new URLSearchParams((await consentCookie(page))?.value).get('i');

/** What the browser shows of an element's panel, slotted text included, as a person would copy it. */
const wordsOf = (page: Page, tag: string) =>
  page.evaluate((selector) => {
    const panel = document.querySelector(selector)!.shadowRoot!.querySelector('[lang]')!;
    const words: string[] = [];
    const read = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) words.push((node as Text).data);
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      for (const child of slotted.length > 0 ? slotted : [...node.childNodes]) read(child);
    };
    read(panel);
    return words.join(' ').replaceAll(/\s+/g, ' ').trim();
  }, tag);

describe('L12: a record of each decision', () => {
  it('accept all: says what was decided, where, how and on which words; the cookie has its id', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      banner:
        '<cookie-banner><span slot="heading">A heading of the <b>site</b></span></cookie-banner>',
    });
    await control(page, 'cookie-banner', 'accept-all');
    const words = await wordsOf(page, 'cookie-banner');
    assert.match(words, /^A heading of the site With your consent/);
    await press(page, 'cookie-banner', 'accept-all');
    const [record] = await taken(endpoint);
    const { decidedAt, expiresAt } = await stateOf(page);
    assert.deepEqual(record, {
      version: 1,
      id: await idInCookie(page),
      decidedAt: new Date(decidedAt!).toISOString(),
      expiresAt: new Date(expiresAt!).toISOString(),
      revision: '2026-11-01',
      market: 'no',
      jurisdiction: 'gdpr',
      locale: 'en',
      method: 'accept-all',
      layer: 'banner',
      trusted: true,
      gpc: false,
      categories: { functional: true, performance: true, statistics: true, marketing: true },
      services: { matomo: true, hubspot: true, twentythree: true, linkedin: true },
      words: sha256(words),
      library: '0.1.0',
    });
    assert.deepEqual(faultsOf(record), []);
    await soon(async () => (await waitingIn(page)).length === 0, 'the outbox is empty');
  });

  it('a refusal has an id of its own that nothing in the browser keeps, and no more than is documented', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint) });
    await press(page, 'cookie-banner', 'reject-all');
    const [record] = await taken(endpoint);
    assert.deepEqual(faultsOf(record), []);
    assert.deepEqual(
      [record!.method, record!.layer, record!.trusted, record!.replaces],
      ['reject-all', 'banner', true, undefined],
    );
    assert.deepEqual(
      new Set(Object.values({ ...record!.categories, ...record!.services })),
      new Set([false]),
    );
    assert.equal(await idInCookie(page), null);
    await soon(async () => (await waitingIn(page)).length === 0, 'the outbox is empty');
    assert.equal(
      await page.evaluate(
        (id) =>
          JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]).includes(
            id,
          ),
        record!.id,
      ),
      false,
    );
    // The longest run of characters that could tell one visitor from another is the id; two visitors differ in it and in the time alone.
    const other = await visit({
      head: sending(endpoint),
      context: await page.browser().createBrowserContext(),
    });
    await press(other.page, 'cookie-banner', 'reject-all');
    const [, second] = await taken(endpoint, 2);
    const varying = Object.keys(second!).filter(
      (key) =>
        JSON.stringify(second![key as keyof typeof second]) !==
        JSON.stringify(record![key as keyof typeof record]),
    );
    assert.deepEqual(varying.sort(), ['decidedAt', 'expiresAt', 'id']);
  });

  it('a record names no page, no browser and no cookie of the visitor in what it says', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint) });
    await press(page, 'cookie-banner', 'accept-all');
    await taken(endpoint);
    const [{ headers, record } = assert.fail()] = endpoint.requests;
    assert.equal(headers.referer, undefined);
    assert.equal(headers['content-type'], 'application/json');
    assert.doesNotMatch(JSON.stringify(record), /localhost|page-|Chrome|Mozilla|Linux/);
  });

  it('saving tells each category and service; withdrawing names the consent it ends', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint), body: opener });
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    const words = await wordsOf(page, 'cookie-preferences');
    await page.evaluate(() => {
      for (const id of ['marketing', 'linkedin'])
        document
          .querySelector('cookie-preferences')!
          .shadowRoot!.querySelector<HTMLElement>(`#switch-${id}`)!
          .click();
    });
    await press(page, 'cookie-preferences', 'save');
    const [saved] = await taken(endpoint);
    assert.deepEqual(
      [saved!.method, saved!.layer, saved!.words],
      ['save', 'preferences', sha256(words)],
    );
    assert.deepEqual(saved!.categories, {
      functional: false,
      performance: false,
      statistics: false,
      marketing: true,
    });
    assert.deepEqual(saved!.services, {
      matomo: false,
      hubspot: false,
      twentythree: true,
      linkedin: false,
    });
    await page.reload();
    await answerInPreferences(page, 'reject-all');
    const [, refused] = await taken(endpoint, 2);
    assert.deepEqual([refused!.method, refused!.replaces], ['reject-all', saved!.id]);
  });

  it('the words of the preferences have one hash, whenever the visitor decided before', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint), body: opener });
    await answerInPreferences(page, 'reject-all');
    const [first] = await taken(endpoint);
    await answerInPreferences(page, 'reject-all');
    const [, second] = await taken(endpoint, 2);
    assert.equal(second!.words, first!.words);
  });

  it('S-22: a refusal that a script made is taken, and told', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint) });
    const button = await control(page, 'cookie-banner', 'reject-all');
    await button.evaluate((it) => it.click());
    const [record] = await taken(endpoint);
    assert.deepEqual(
      [record!.trusted, record!.layer, (await stateOf(page)).method],
      [false, 'banner', 'reject-all'],
    );
  });

  it("what the page's own code decides is told as that, even right after a click on something of ours", async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({ head: sending(endpoint), body: opener });
    await answerInPreferences(page, 'close');
    await until(page, () => !document.querySelector('cookie-preferences')!.open);
    await settled(page);
    await tell(page, 'grant', 'statistics');
    const [record] = await taken(endpoint);
    assert.deepEqual(
      [record!.layer, record!.trusted, record!.method, record!.words, record!.categories],
      ['api', false, 'api', undefined, { statistics: true }],
    );
  });

  it('a gate tells what its placeholder said', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      banner: '',
      body: `<consent-gate service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`,
    });
    await press(page, 'consent-gate', 'allow-service');
    const [record] = await taken(endpoint);
    assert.deepEqual(
      [record!.layer, record!.method, record!.services, record!.words?.length],
      ['gate', 'gate', { twentythree: true }, 64],
    );
  });

  it('a decision of another tab, or of the account, is told by nobody twice', async () => {
    const endpoint = recordEndpoint();
    const address = addPage({ head: sending(endpoint) });
    const { page } = await visit({ address });
    const { page: other } = await visit({ address, context: page.browserContext() });
    await page.bringToFront();
    await press(page, 'cookie-banner', 'accept-all');
    await until(other, () => (globalThis as Visited).cetegraConsent.state.status === 'decided');
    await tell(other, 'withdrawAll');
    const [, second] = await taken(endpoint, 2);
    assert.equal(second!.method, 'withdraw');
    await soon(async () => (await waitingIn(page)).length === 0, 'the outbox is empty');
    assert.equal(endpoint.requests.length, 2);
  });

  it('nothing is made, kept or sent where the policy names no endpoint', async () => {
    const { page } = await visit();
    await press(page, 'cookie-banner', 'accept-all');
    await settled(page);
    assert.deepEqual(
      [await idInCookie(page), await page.evaluate(() => localStorage.length)],
      [null, 0],
    );
    assert.equal(
      await page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('tell-server')),
      ),
      false,
    );
  });

  for (const url of ['http://other.invalid/log', 'javascript:alert(1)', '//']) {
    it(`S-6: an endpoint such as ${url} is told, and gets nothing`, async () => {
      const { page, reports } = await visit({ head: sending({ ...recordEndpoint(), path: url }) });
      await press(page, 'cookie-banner', 'accept-all');
      await soon(() => reports.some((text) => text.includes('records.url')), 'a report');
      assert.equal((await stateOf(page)).categories.marketing, true);
    });
  }

  it('a policy with records still shows nothing and sends nothing before an answer', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      body: `<consent-gate service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`,
    });
    await control(page, 'cookie-banner', 'accept-all');
    await assertNothingReached(page);
    assert.deepEqual(
      [
        endpoint.requests.length,
        await page.evaluate(() => localStorage.length + document.cookie.length),
      ],
      [0, 0],
    );
  });

  it('is told to whoever listens, with its id', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      cookie: cookieValue({ c: 'statistics', i: 'old' }),
    });
    const heard = await page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          document.addEventListener('consent-change', ({ record }) =>
            resolve([typeof record?.id, record?.method]),
          );
          (globalThis as Visited).cetegraConsent.grant('marketing');
        }),
    );
    assert.deepEqual(heard, ['string', 'api']);
    assert.equal((await taken(endpoint))[0]!.replaces, 'old');
  });

  it('S-20: nothing is kept or sent while a page is prerendered, and all of it once it is visited', async () => {
    const endpoint = recordEndpoint();
    const { page } = await visit({
      head: sending(endpoint),
      banner: '',
      // Chromium does not prerender for a page that is driven from outside; the document's own word for it must do.
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          Object.assign(globalThis, { prerendering: true });
          Object.defineProperty(Document.prototype, 'prerendering', {
            get: () => (globalThis as unknown as { prerendering: boolean }).prerendering,
          });
        }),
    });
    await tell(page, 'grantAll');
    await settled(page);
    assert.deepEqual([endpoint.requests.length, await waitingIn(page)], [0, []]);
    await page.evaluate(() => {
      Object.assign(globalThis, { prerendering: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    const [record] = await taken(endpoint);
    assert.deepEqual(
      [record!.method, record!.layer, record!.id],
      ['accept-all', 'unknown', await idInCookie(page)],
    );
  });
});
