import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  addPage,
  assertNothingReached,
  consentCookie,
  control,
  demo,
  frame,
  opener,
  follow,
  press,
  scroll,
  stateOf,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const gated = `
  <consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('src')}"></consent-gate>
  <consent-gate category="marketing"><template><iframe src="${frame('template')}"></iframe><img loading="lazy" src="{{thirdParty}}/pixel.gif">
    <link rel="stylesheet" data-href="{{thirdParty}}/style.css"><script type="text/plain" src="{{thirdParty}}/script.js"></script></template></consent-gate>
  <consent-gate service="linkedin"><iframe data-src="${frame('child')}"></iframe><img data-src="{{thirdParty}}/pixel.gif"></consent-gate>
  <script type="text/plain" data-consent="statistics" data-consent-service="matomo" src="{{thirdParty}}/matomo.js"></script>`;

const viewports = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 1280, height: 720 },
];

describe('On a first visit', () => {
  it('L1, E1: nothing reaches a third party and nothing is stored before a choice', async () => {
    const origins = new Set<string>();
    const { page } = await visit({
      body: gated + opener,
      prepare: async (page) =>
        page.on(
          'request',
          (request) => /^http/.test(request.url()) && origins.add(new URL(request.url()).origin),
        ),
    });
    await control(page, 'cookie-banner', 'accept-all');
    await control(page, 'consent-gate', 'allow-once');
    assert.deepEqual([...origins], [demo.origin]);
    await assertNothingReached(page);
    const { cookies } = await (await page.createCDPSession()).send('Network.getAllCookies');
    assert.deepEqual(cookies, []);
    assert.deepEqual(await storedIn(page), {
      local: 0,
      session: 0,
      databases: [],
      caches: [],
      cookie: '',
    });
  });

  it('L1: the demo itself asks nothing of a third party before a choice', async () => {
    const { page } = await visit({ address: `${demo.origin}/` });
    await control(page, 'cookie-banner', 'accept-all');
    await assertNothingReached(page);
    assert.deepEqual(await page.browserContext().cookies(), []);
  });

  for (const viewport of viewports) {
    it(`Q1–Q4, Q9, L6: accept and reject are the same in every way at ${viewport.width}×${viewport.height}`, async () => {
      const { page } = await visit({ viewport });
      const [accept, reject] = [
        await control(page, 'cookie-banner', 'accept-all'),
        await control(page, 'cookie-banner', 'reject-all'),
      ];
      const looks = [await accept.evaluate(look), await reject.evaluate(look)] as const;
      assert.deepEqual(looks[0].style, looks[1].style);
      assert.deepEqual(looks[0].kind, looks[1].kind);
      assert.ok(
        Math.abs(looks[0].width - looks[1].width) <= 1 &&
          Math.abs(looks[0].height - looks[1].height) <= 1,
      );
      for (const { isWhole, isOnTop } of looks)
        assert.deepEqual({ isWhole, isOnTop }, { isWhole: true, isOnTop: true });
      const order = await page.evaluate(() =>
        [...document.querySelector('cookie-banner')!.shadowRoot!.querySelectorAll('button')].map(
          (button) => button.dataset.consentAction,
        ),
      );
      assert.deepEqual(order.slice(0, 2).sort(), ['accept-all', 'reject-all']);
      await accept.focus();
      const focused = await accept.evaluate(look);
      await reject.focus();
      assert.deepEqual((await reject.evaluate(look)).style, focused.style);
    });
  }

  for (const action of ['accept-all', 'reject-all']) {
    it(`L4, Q6: one click on ${action} decides`, async () => {
      const { page } = await visit();
      await press(page, 'cookie-banner', action);
      assert.equal((await stateOf(page)).method, action);
      assert.ok(await consentCookie(page));
      await until(page, () => !document.querySelector('cookie-banner')!.open);
    });
  }

  it('A6, A15, Q6: the keyboard comes to the banner first, to both answers side by side, and out again', async () => {
    const { page } = await visit({ body: opener });
    await control(page, 'cookie-banner', 'accept-all');
    const actions = [];
    for (let tab = 0; tab < 4; tab++) {
      await page.keyboard.press('Tab');
      actions.push(
        await page.evaluate(() =>
          (
            document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
          )?.getAttribute('data-consent-action'),
        ),
      );
    }
    assert.deepEqual(actions, ['reject-all', 'accept-all', 'open-preferences', 'open-preferences']);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'settings');
    for (let tab = 0; tab < 3; tab++)
      await page.keyboard
        .down('Shift')
        .then(() => page.keyboard.press('Tab'))
        .then(() => page.keyboard.up('Shift'));
    await page.keyboard.press('Enter');
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('A1, Q7: the banner is a named region in the top layer, and takes no focus', async () => {
    const { page } = await visit({
      body: '<input id="field" autofocus><div style="position:fixed;inset:0;z-index:2147483647;pointer-events:auto" id="cover"></div>',
    });
    const accept = await control(page, 'cookie-banner', 'accept-all');
    assert.equal((await accept.evaluate(look)).isOnTop, true);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'field');
    const { nodes } = await (await page.createCDPSession()).send('Accessibility.getFullAXTree');
    const region = nodes.find(({ role }) => role?.value === 'region');
    assert.equal(region?.name?.value, 'Your cookie choices');
    assert.ok(!nodes.some(({ role }) => /dialog/i.test(String(role?.value))));
  });

  it('L7: the page can be read, scrolled, typed into and followed while the banner is open', async () => {
    const next = addPage({ body: 'Next' });
    const { page } = await visit({
      body: `<input id="field"><a id="next" href="${next}">Next</a><div style="height:3000px"></div>`,
    });
    await control(page, 'cookie-banner', 'accept-all');
    await page.click('#field');
    await page.keyboard.type('typed');
    assert.equal(await page.$eval('#field', (field) => (field as HTMLInputElement).value), 'typed');
    await scroll(page, 400);
    await Promise.all([page.waitForNavigation(), page.click('#next')]);
    assert.equal(page.url(), next);
  });

  for (const [what, address] of [
    ['the demo', () => `${demo.origin}/`],
    [
      'a page that ends with a link',
      () => addPage({ body: '<div style="height:3000px"></div><a href="#">Last</a>' }),
    ],
  ] as const) {
    it(`A19: nothing in ${what} is wholly covered by the banner while it has the focus`, async () => {
      const { page } = await visit({ address: address() });
      await control(page, 'cookie-banner', 'accept-all');
      assert.deepEqual(await page.evaluate(coveredFocus), []);
    });
  }

  it('L2: Esc, keys, scrolling, clicks elsewhere, losing the focus and going on to another page grant nothing', async () => {
    const address = addPage({ body: gated });
    const { page } = await visit({
      body: `<p id="text">Text</p><a id="next" href="${address}">Next</a><div style="height:3000px"></div>`,
    });
    await control(page, 'cookie-banner', 'accept-all');
    for (const key of ['Escape', 'Enter', 'Space', 'a', 'y', 'PageDown', 'End', 'Home'] as const)
      await page.keyboard.press(key);
    await page.mouse.wheel({ deltaY: 2000 });
    await page.evaluate(() => {
      for (const type of ['blur', 'focusout', 'visibilitychange', 'pagehide', 'scroll'])
        dispatchEvent(new Event(type));
      scrollTo(0, 0);
    });
    await page.click('#text');
    const heading = await page.evaluateHandle(() =>
      document.querySelector('cookie-banner')!.shadowRoot!.querySelector('[part=heading]')!,
    );
    await heading.click();
    await page.keyboard.press('Escape');
    assert.equal((await stateOf(page)).status, 'undecided');
    await follow(page, '#next');
    await control(page, 'cookie-banner', 'accept-all');
    assert.equal((await stateOf(page)).status, 'undecided');
    assert.equal(await consentCookie(page), undefined);
    await assertNothingReached(page);
  });

  it('of two banners only the first shows', async () => {
    const { page } = await visit({
      banner: '<cookie-banner id="one"></cookie-banner><cookie-banner id="two"></cookie-banner>',
    });
    await control(page, '#one', 'accept-all');
    await assertNothingReached(page);
    assert.deepEqual(
      await page.$$eval('cookie-banner', (banners) => banners.map(({ open }) => open)),
      [true, false],
    );
  });

  it('the banner gives way to a modal dialog of the page, and returns', async () => {
    const { page } = await visit({
      body: '<dialog id="own"><form method="dialog"><button id="done">Done</button></form></dialog>',
    });
    const accept = await control(page, 'cookie-banner', 'accept-all');
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#own')!.showModal());
    await until(
      page,
      () => !document.querySelector('cookie-banner')!.shadowRoot!.querySelector(':popover-open'),
    );
    await page.click('#done');
    await until(page, () =>
      document.querySelector('cookie-banner')!.shadowRoot!.querySelector(':popover-open'),
    );
    assert.equal((await accept.evaluate(look)).isOnTop, true);
  });

  it('the state is frozen, and every optional category and service in it is denied', async () => {
    const { page } = await visit();
    const { status, needsDecision, persisted, categories, services, frozen } = await page.evaluate(
      () => {
        const { state } = (globalThis as Visited).cetegraConsent;
        return {
          ...state,
          frozen: [state, state.categories, state.services].every(Object.isFrozen),
        };
      },
    );
    assert.deepEqual(
      { status, needsDecision, persisted, frozen },
      { status: 'undecided', needsDecision: true, persisted: false, frozen: true },
    );
    assert.deepEqual(
      Object.entries(categories).filter(([, on]) => on),
      [['necessary', true]],
    );
    assert.deepEqual(
      Object.keys(services)
        .filter((id) => services[id])
        .sort(),
      ['aspnet', 'big-ip', 'cloud-portal-affinity', 'consent'],
    );
  });
});

/** Runs in the page: what Q1 to Q4 compare. */
function look(button: HTMLElement) {
  const properties = [
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'text-decoration',
    'text-transform',
    'letter-spacing',
    'opacity',
    'filter',
    'cursor',
    'border',
    'border-radius',
    'box-shadow',
    'background-color',
    'background-image',
    'color',
    'outline',
    'padding',
    'line-height',
    'animation',
    'transform',
  ];
  const computed = getComputedStyle(button);
  const { width, height, top, left, bottom, right } = button.getBoundingClientRect();
  let top_: Element | null = document.elementFromPoint(left + width / 2, top + height / 2);
  while (top_?.shadowRoot)
    top_ = top_.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
  return {
    width,
    height,
    isWhole: top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth,
    isOnTop: top_ === button,
    kind: [
      button.localName,
      button.getAttribute('part'),
      button.className,
      button.getAttribute('role'),
      (button as HTMLButtonElement).disabled,
      button.tabIndex,
    ],
    style: Object.fromEntries(
      properties.map((property) => [property, computed.getPropertyValue(property)]),
    ),
  };
}

/** Runs in the page: what takes the focus and cannot be seen at any of nine points. */
function coveredFocus(): string[] {
  const thirds = [0.1, 0.5, 0.9];
  return [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [tabindex="0"]'),
  ]
    .filter((element) => {
      element.focus();
      if (document.activeElement !== element) return false;
      const { left, top, width, height } = element.getBoundingClientRect();
      return !thirds.some((x) =>
        thirds.some((y) => {
          const seen = document.elementFromPoint(left + width * x, top + height * y);
          return seen !== null && seen.localName !== 'cookie-banner';
        }),
      );
    })
    .map(({ textContent }) => textContent.trim());
}

async function storedIn(page: Page) {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
}
