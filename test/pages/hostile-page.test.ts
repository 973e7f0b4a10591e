import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  opener,
  press,
  reached,
  settled,
  soon,
  stateOf,
  tell,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const gate = (attributes = 'category="marketing"') =>
  `<consent-gate ${attributes} label="Held" src="${frame('held')}"></consent-gate>`;
/** Runs before everything else in the page. */
const first = (code: string) => `<script>${code}</script>`;

describe('Promise 6: what another script has done to the page before ours', () => {
  for (const [what, code] of [
    [
      'wrapped addEventListener, without a thought for objects that listen',
      'const add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (type, listener, options) { return add.call(this, type, function () { return listener.apply(this, arguments); }, options); };',
    ],
    [
      'a cookieStore that is none',
      'Object.defineProperty(globalThis, "cookieStore", { value: {} });',
    ],
    [
      'a cookieStore that throws',
      'Object.defineProperty(globalThis, "cookieStore", { get() { throw new Error("theirs"); } });',
    ],
    [
      'a BroadcastChannel that throws when it is used',
      'BroadcastChannel.prototype.postMessage = () => { throw new Error("theirs"); };',
    ],
    ['a clock that counts fractions', 'const now = Date.now; Date.now = () => now() + 0.25;'],
    ['a toJSON on every object', 'Object.prototype.toJSON = () => "x";'],
    [
      'a cetegraConsent that cannot be replaced',
      'Object.defineProperty(window, "cetegraConsent", { value: 1, writable: false });',
    ],
    [
      'a cetegraConsent that throws',
      'Object.defineProperty(window, "cetegraConsent", { get() { throw new Error("theirs"); } });',
    ],
    ['a list of what is no function', 'window.cetegraConsent = [undefined, 5, { then: 1 }];'],
    [
      'something else in the place of the store',
      'window[Symbol.for("@cetegra/consent:store/1")] = {};',
    ],
  ] as const) {
    it(`${what}: saying no and yes work, and a withdrawal closes`, async () => {
      const { page } = await visit({ head: first(code), body: gate() });
      await press(page, 'cookie-banner', 'reject-all');
      await until(page, () => !document.querySelector('cookie-banner')!.open);
      await assertNothingReached(page);
      await press(page, 'consent-gate', 'allow-once');
      await arrived('/frame.html?name=held');
      await page.evaluate(() =>
        (globalThis as unknown as Record<symbol, Visited['cetegraConsent']>)[
          Symbol.for('@cetegra/consent:store/1')
        ]!.withdrawAll(),
      );
      assert.deepEqual(
        await page.evaluate(() => [
          document.querySelector('consent-gate')!.open,
          document.querySelector('consent-gate')!.frame,
        ]),
        [false, null],
      );
    });
  }

  it('S-8: an element named "body" takes no dialog of ours into itself', async () => {
    const { page } = await visit({ body: `<img name="body" alt="">${opener}` });
    await page.click('#settings');
    await control(page, 'body > cookie-preferences', 'reject-all');
  });

  it('a store of `/1` that tells no policy: tags stay closed, nothing throws', async () => {
    const store =
      'Object.assign(new EventTarget(), { state: { categories: {}, services: {}, needsDecision: true }, isGranted: () => true, subscribe: (run) => run({}), push: (run) => run(store) })';
    const { page } = await visit({
      head: first(
        `const store = ${store}; window[Symbol.for("@cetegra/consent:store/1")] = store;`,
      ),
      body: gate(),
    });
    await assertNothingReached(page);
    assert.deepEqual(
      await page.evaluate(() => [
        customElements.get('consent-gate') !== undefined,
        document.querySelectorAll('[open]').length,
      ]),
      [true, 0],
    );
  });
});

describe('A refusal counts wherever it is given', () => {
  for (const [what, code] of [
    ['refuses', 'cetegraConsent.denyAll()'],
    ['asks for another category, which is denied', 'event.target.category = "statistics"'],
    ['takes the gate out', 'event.target.remove()'],
  ] as const) {
    it(`also by who hears that a frame is about to be made, and ${what}`, async () => {
      const script = first(
        `document.addEventListener('consent-gate-frame', (event) => { ${code}; }, { once: true })`,
      );
      const { page } = await visit({
        head: script,
        body: `<consent-gate category="marketing" label="Held" src="${frame('held')}"><template><script type="text/plain" src="{{thirdParty}}/script.js"></script></template></consent-gate>`,
      });
      await control(page, 'cookie-banner', 'accept-all');
      await tell(page, 'grant', 'marketing');
      await until(page, () => !document.querySelector('consent-gate')?.frame);
      await settled(page);
      assert.deepEqual(reached(), []);
    });
  }

  it('S-22: also by a click on the text of a button, as tools make it', async () => {
    const { page } = await visit();
    const button = await control(page, 'cookie-banner', 'reject-all');
    await button.evaluate((element) =>
      element.firstChild!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })),
    );
    assert.equal((await stateOf(page)).method, 'reject-all');
  });
});

describe('S-21: a file of ours that never comes', () => {
  /** Never answers what it is asked for. */
  const hang = async (page: Page, pattern: RegExp): Promise<void> => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!pattern.test(request.url())) void request.continue();
    });
  };
  for (const [what, pattern, lang] of [
    ['the preferences', /preferences\.js/, 'en'],
    ['the words', /locales\/nb/, 'nb'],
    ['what knows the languages', /language\.js/, 'en'],
  ] as const) {
    it(`${what}: who asks for the settings is offered to say no`, async () => {
      const { page } = await visit({
        lang,
        cookie: acceptedAll,
        body: gate() + opener,
        prepare: (blank) => hang(blank, pattern),
      });
      await page.click('#settings');
      await (await control(page, 'cookie-preferences', 'reject-all')).press('Enter');
      assert.deepEqual(
        [(await stateOf(page)).method, await page.$eval('consent-gate', ({ open }) => open)],
        ['reject-all', false],
      );
    });
  }

  it('what reads the decisions of another tool: the settings open, and the answer counts', async () => {
    const policy = {
      revision: '2026-11-01',
      services: ['consent', 'matomo', 'twentythree'],
      importFrom: ['cookieyes'],
      markets: { no: {} },
      defaultMarket: 'no',
    };
    const head = `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
    const { page } = await visit({
      head,
      body: opener,
      prepare: (blank) => hang(blank, /importers\//),
    });
    await page.click('#settings');
    await press(page, 'cookie-preferences', 'reject-all');
    assert.equal((await stateOf(page)).method, 'reject-all');
  });
});

describe('The drop-in', () => {
  const page = (code: string) =>
    demo.page(
      '/own-policy',
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Own</title><link rel="icon" href="data:,"></head><body><cookie-banner></cookie-banner><script type="module">${code}</script></body></html>`,
    );
  const policy =
    '{ revision: "own", controller: { name: "Own AS" }, services: ["matomo"], markets: { se: {} } }';

  it('runs on the policy and the market that the module which imports it gives', async () => {
    const address = page(
      `import { configureConsent } from '/assets/consent/consent.js'; configureConsent({ ...${policy}, market: 'se' });`,
    );
    const { page: tab } = await visit({ address });
    await soon(async () => (await stateOf(tab)).revision === 'own');
    assert.equal((await stateOf(tab)).market, 'se');
  });

  it('is there for who asks it for the store', async () => {
    const address = page(
      `import { getConsentStore } from '/assets/consent/consent.js'; globalThis.asked = getConsentStore().state.status;`,
    );
    const { page: tab } = await visit({ address });
    assert.equal(
      await tab.evaluate(() => (globalThis as unknown as { asked: string }).asked),
      'undecided',
    );
  });

  for (const [what, argument] of [
    ['nothing', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['a policy that lacks its revision', '{ services: ["matomo"] }'],
    ['what throws when it is read', '{ get revision() { throw new Error("theirs"); } }'],
  ] as const) {
    it(`refuses ${what} as a policy, says so, and denies everything`, async () => {
      const address = page(
        `import { configureConsent } from '/assets/consent/consent.js'; configureConsent(${argument});`,
      );
      const { page: tab, reports } = await visit({ address });
      await soon(() => reports.length > 0, 'a report');
      assert.match(
        reports[0]!,
        /The policy given by configureConsent\(\) .*it is not used and everything optional is denied/s,
      );
      assert.equal(await tab.evaluate(() => (globalThis as Visited).cetegraConsent.denied), true);
    });
  }

  it('gives a tag a second name, which works like the first', async () => {
    const address = page(
      `import { defineConsentElements } from '/assets/consent/consent.js'; await 0; defineConsentElements({ banner: 'x-notice' }); document.querySelector('cookie-banner').remove(); const own = document.createElement('x-notice'); document.body.append(own);`,
    );
    const { page: tab } = await visit({ address });
    await press(tab, 'x-notice', 'reject-all');
    assert.equal((await stateOf(tab)).method, 'reject-all');
  });
});
