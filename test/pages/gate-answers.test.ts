import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  frame,
  press,
  reached,
  settled,
  stateOf,
  tell,
  thirdParty,
  timesReached,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const gate = (id: string, attributes = 'category="marketing" service="twentythree"') =>
  `<consent-gate id="${id}" ${attributes} label="Film ${id}" src="${frame(id)}"></consent-gate>`;
const isOpen = (page: Page, id: string) =>
  page.$eval(
    `#${id}`,
    (element) => (element as ConsentGate).open && (element as ConsentGate).frame !== null,
  );

describe('E5: "once"', () => {
  it('opens this gate alone; the store, the cookie and the banner stay as they are', async () => {
    const { page } = await visit({ body: gate('one') + gate('other') });
    await page.evaluate(() => {
      const { cetegraConsent: store } = globalThis as Visited;
      Object.assign(globalThis, { before: store.state, changes: 0 });
      store.addEventListener(
        'consent-change',
        () => ((globalThis as unknown as { changes: number }).changes += 1),
      );
    });
    await press(page, '#one', 'allow-once');
    await arrived('/frame.html?name=one');
    const untouched = await page.evaluate(() => {
      const { before, changes } = globalThis as unknown as { before: object; changes: number };
      return before === (globalThis as Visited).cetegraConsent.state && changes === 0;
    });
    assert.equal(untouched, true);
    assert.equal(await consentCookie(page), undefined);
    await control(page, 'cookie-banner', 'accept-all');
    await settled(page);
    assert.deepEqual(reached(), ['/frame.html?name=one']);
    assert.equal(await isOpen(page, 'other'), false);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });

  it('is gone after a reload', async () => {
    const { page } = await visit({ body: gate('one') });
    await press(page, '#one', 'allow-once');
    await arrived('/frame.html?name=one');
    await page.reload();
    await control(page, '#one', 'allow-once');
    await settled(page);
    assert.equal(timesReached('/frame.html'), 1);
  });

  it('survives a move in the document, which does not ask again', async () => {
    const { page } = await visit({ body: `${gate('one')}<div id="there"></div>` });
    await press(page, '#one', 'allow-once');
    await arrived('/frame.html?name=one');
    await page.evaluate(() =>
      document.querySelector('#there')!.append(document.querySelector('#one')!),
    );
    await arrived('/frame.html?name=one', 2);
    assert.equal(await isOpen(page, 'one'), true);
  });

  const later: [what: string, ends: boolean, answer: (page: Page) => Promise<void>][] = [
    [
      'ends with a refusal of everything',
      true,
      (page) => press(page, 'cookie-banner', 'reject-all'),
    ],
    [
      'ends with a withdrawal of its service',
      true,
      (page) => tell(page, 'withdraw', 'twentythree'),
    ],
    ['ends with a withdrawal of its category', true, (page) => tell(page, 'withdraw', 'marketing')],
    [
      'ends with a choice that leaves its category off',
      true,
      (page) => tell(page, 'save', { statistics: true }),
    ],
    [
      'stays with a refusal of something else',
      false,
      (page) => tell(page, 'withdraw', 'statistics'),
    ],
    ['stays with a grant of something else', false, (page) => tell(page, 'grant', 'statistics')],
    [
      'ends with another src',
      true,
      (page) =>
        page.$eval('#one', (element) =>
          element.setAttribute('src', element.getAttribute('src')!.replace('one', 'another')),
        ),
    ],
    [
      'ends with another category',
      true,
      (page) =>
        page.$eval('#one', (element) => element.setAttribute('category', 'marketing statistics')),
    ],
    [
      'ends with another service',
      true,
      (page) => page.$eval('#one', (element) => element.setAttribute('service', 'linkedin')),
    ],
    [
      'stays with another label',
      false,
      (page) => page.$eval('#one', (element) => element.setAttribute('label', 'Another')),
    ],
  ];
  for (const [what, ends, answer] of later) {
    it(`${what}`, async () => {
      const { page } = await visit({ body: gate('one') });
      await press(page, '#one', 'allow-once');
      await arrived('/frame.html?name=one');
      await answer(page);
      assert.equal(await isOpen(page, 'one'), !ends);
      if (ends) await control(page, '#one', 'allow-once');
      await settled(page);
      assert.equal(timesReached('/frame.html'), 1);
    });
  }
});

describe('E4: "always this service"', () => {
  it('opens all gates of the service and no others, is kept as s=, and leaves the rest unanswered', async () => {
    const { page } = await visit({
      body:
        gate('one') +
        gate('two', 'service="twentythree"') +
        gate('share', 'category="marketing" service="linkedin"') +
        gate('any', 'category="marketing"'),
    });
    await press(page, '#one', 'allow-service');
    await arrived('/frame.html?name=one');
    await arrived('/frame.html?name=two');
    const fields = new URLSearchParams((await consentCookie(page))!.value);
    assert.deepEqual(
      ['a', 'c', 'd', 's', 'x'].map((key) => fields.get(key)),
      ['gate', '', '', 'twentythree', null],
    );
    await control(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(
      [(await stateOf(page)).categories.marketing, (await stateOf(page)).needsDecision],
      [false, true],
    );
    await settled(page);
    assert.deepEqual(reached().sort(), ['/frame.html?name=one', '/frame.html?name=two']);
    await page.reload();
    await arrived('/frame.html?name=two', 2);
    await control(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(
      [await isOpen(page, 'one'), await isOpen(page, 'share'), await isOpen(page, 'any')],
      [true, false, false],
    );
  });

  it('is undone by any later answer about its category', async () => {
    const { page } = await visit({ cookie: cookieValue({ s: 'twentythree' }), body: gate('one') });
    await arrived('/frame.html?name=one');
    await tell(page, 'denyAll');
    assert.equal(await isOpen(page, 'one'), false);
    assert.equal(new URLSearchParams((await consentCookie(page))!.value).get('s'), null);
  });
});

describe('E4: a placeholder', () => {
  const offers: [attributes: string, actions: string[]][] = [
    [
      'category="marketing" service="twentythree"',
      ['allow-once', 'allow-service', 'open-preferences'],
    ],
    ['category="marketing"', ['allow-once', 'open-preferences']],
    [
      'category="marketing" service="twentythree" answers="service category"',
      ['allow-service', 'allow-category', 'open-preferences'],
    ],
    ['category="marketing" answers="once"', ['allow-once', 'open-preferences']],
  ];
  it('offers the answers that fit, and always the preferences', async () => {
    const { page } = await visit({
      body: offers.map(([attributes], index) => gate(`g${index}`, attributes)).join(''),
    });
    for (const [index, [, actions]] of offers.entries()) {
      await control(page, `#g${index}`, 'open-preferences');
      assert.deepEqual(
        await page.$eval(`#g${index}`, (element) =>
          [...element.shadowRoot!.querySelectorAll('button')].map(
            (button) => button.dataset.consentAction,
          ),
        ),
        actions,
      );
    }
    assert.match(
      await page.$eval(
        '#g2',
        (element) =>
          element.shadowRoot!.querySelector('[data-consent-action=allow-category]')!.textContent,
      ),
      /whole category.*Marketing/,
    );
  });

  it('grants the whole category where it says so', async () => {
    const { page } = await visit({ body: gate('one', 'category="marketing" answers="category"') });
    await press(page, '#one', 'allow-category');
    await arrived('/frame.html?name=one');
    assert.equal(new URLSearchParams((await consentCookie(page))!.value).get('c'), 'marketing');
  });

  it('can be reached by Tab and answered by Enter, and hands the focus on to what it opened', async () => {
    const { page } = await visit({
      cookie: cookieValue(),
      body: `<a id="before" href="#">Before</a>${gate('one')}`,
    });
    await control(page, '#one', 'allow-once');
    await page.focus('#before');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await arrived('/frame.html?name=one');
    await until(
      page,
      () => document.activeElement?.shadowRoot?.activeElement?.localName === 'iframe',
    );
  });
});

describe('What a gate needs', () => {
  it('is all of its categories', async () => {
    const { page } = await visit({
      body:
        gate('both', 'category="statistics marketing"') +
        gate('more', 'category="marketing statistics" service="twentythree"'),
    });
    await tell(page, 'grant', 'marketing');
    await tell(page, 'grant', 'twentythree');
    await assertNothingReached(page);
    await tell(page, 'grant', 'statistics');
    await arrived('/frame.html?name=both');
    await arrived('/frame.html?name=more');
    await tell(page, 'withdraw', 'marketing');
    assert.deepEqual([await isOpen(page, 'both'), await isOpen(page, 'more')], [false, false]);
  });

  it('is told by its events: open with its reason, close at once with consent-change; both bubble out of shadow roots', async () => {
    const { page } = await visit({ body: '<div id="host"></div>' });
    await page.evaluate(
      (html) => {
        const heard: unknown[] = Object.assign(globalThis, { heard: [] }).heard;
        for (const type of ['consent-gate-open', 'consent-gate-close', 'consent-change']) {
          document.addEventListener(type, (event) => {
            const inner = event.composedPath()[0] as HTMLElement;
            heard.push([
              type,
              inner.id,
              (event as Event & { reason?: string }).reason,
              event.bubbles && event.composed && (inner as ConsentGate).frame !== null,
            ]);
          });
        }
        document.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML = html;
      },
      gate('deep').replace('{{thirdParty}}', thirdParty),
    );
    const opened = () =>
      until(
        page,
        () =>
          (globalThis as unknown as { heard: string[][] }).heard.at(-1)?.[0] ===
          'consent-gate-open',
      );
    await until(page, () =>
      document
        .querySelector('#host')!
        .shadowRoot!.querySelector('consent-gate')!
        .shadowRoot!.querySelector('[data-consent-action=allow-once]'),
    );
    await page.click('#host >>> [data-consent-action=allow-once]');
    await opened();
    await tell(page, 'denyAll');
    await tell(page, 'grant', 'twentythree');
    await opened();
    const closedInTheSameTask = await page.evaluate(() => {
      (globalThis as Visited).cetegraConsent.denyAll();
      const deep = document.querySelector('#host')!.shadowRoot!.querySelector('consent-gate')!;
      return !deep.open && deep.frame === null;
    });
    assert.equal(closedInTheSameTask, true);
    await tell(page, 'grantAll');
    await opened();
    const heard = (
      await page.evaluate(() => (globalThis as unknown as { heard: unknown[][] }).heard)
    ).filter(([type]) => type !== 'consent-change');
    assert.deepEqual(
      heard,
      [
        ['consent-gate-open', 'deep', 'once', true],
        ['consent-gate-close', 'deep', null, false],
        ['consent-gate-open', 'deep', 'service', true],
        ['consent-gate-close', 'deep', null, false],
        ['consent-gate-open', 'deep', 'category', true],
      ].map((entry) => entry.map((value) => value ?? null)),
    );
  });

  it('decides alone: `open` written by an author, as markup, attribute or property, opens nothing', async () => {
    const { page } = await visit({
      body: gate('one').replace('<consent-gate', '<consent-gate open'),
    });
    await control(page, '#one', 'allow-once');
    for (const write of [
      (element: Element) => element.setAttribute('open', ''),
      (element: Element) => ((element as HTMLElement & { open: boolean }).open = true),
    ]) {
      await page.$eval('#one', write);
      assert.equal(await page.$eval('#one', (element) => element.hasAttribute('open')), false);
    }
    await assertNothingReached(page);
  });

  it('does not close when `open` is taken off it', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: gate('one') });
    await arrived('/frame.html?name=one');
    await page.$eval('#one', (element) => element.removeAttribute('open'));
    assert.equal(await isOpen(page, 'one'), true);
  });
});
