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
  frame,
  opener,
  press,
  settled,
  soon,
  stateOf,
  until,
  visit,
  type Visited,
  tell,
} from './support/visitor.js';

const inline = (text: string) =>
  `<script type="application/json" data-consent-policy>${text}</script>`;
const gate = (attributes: string, name = 'tour') =>
  `<consent-gate ${attributes} src="${frame(name)}"></consent-gate>`;

const own = {
  revision: 'own-1',
  controller: { name: 'Fjord AS', contact: 'post@fjord.example' },
  cookie: { name: 'fjord_consent' },
  categories: [
    { id: 'necessary', required: true },
    { id: 'maps', label: { en: 'Maps' }, description: { en: 'Maps of where we are.' } },
    { id: 'statistics' },
  ],
  services: [
    'matomo',
    {
      id: 'kart',
      category: 'maps',
      label: 'Kart',
      description: { en: 'A map.' },
      provider: 'Kart AS',
      cookies: [{ name: 'kart_*', purpose: { en: 'Where you looked.' }, retention: 30 }],
    },
  ],
  defaultMarket: 'no',
  markets: { no: { lifetimeDays: 90, policyHref: '/our-policy' } },
};

describe('A policy written in the page', () => {
  it('replaces the built-in one: its categories, services, cookie, market and words', async () => {
    const { page, reports } = await visit({
      head: inline(JSON.stringify(own)),
      body: opener + gate('service="kart"'),
    });
    await control(page, 'cookie-banner', 'accept-all');
    const text = await page.evaluate(
      () => document.querySelector('cookie-banner')!.shadowRoot!.textContent,
    );
    assert.match(text, /Fjord AS/);
    assert.match(text, /Maps/);
    assert.equal(
      await page.evaluate(
        () => document.querySelector('cookie-banner')!.shadowRoot!.querySelector('a')!.pathname,
      ),
      '/our-policy',
    );
    const { categories, revision } = await stateOf(page);
    assert.deepEqual(
      [Object.keys(categories), revision],
      [['necessary', 'maps', 'statistics'], 'own-1'],
    );
    await press(page, 'consent-gate', 'allow-service');
    await arrived('/frame.html?name=tour');
    const cookies = await page.browserContext().cookies();
    assert.deepEqual(
      cookies.map(({ name }) => name),
      ['fjord_consent'],
    );
    assert.equal(new URLSearchParams(cookies[0]!.value).get('s'), 'kart');
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    assert.match(
      await page.evaluate(
        () => document.querySelector('cookie-preferences')!.shadowRoot!.textContent,
      ),
      /Kart AS[^]*kart_\*[^]*Where you looked/,
    );
    assert.deepEqual(reports, []);
  });

  it('S-4: with mistakes: all of them are told at once with path and reason, and everything is denied', async () => {
    const wrong = {
      ...own,
      revision: 'own 1',
      categories: [...own.categories, { id: 'Shop' }],
      services: [
        'matomoo',
        { id: 'kart', category: 'mapps' },
        { id: 'constructor', category: 'maps' },
      ],
      defaultMarket: 'xx',
    };
    const { page, reports } = await visit({
      cookie: acceptedAll,
      head: inline(JSON.stringify(wrong)),
      body: gate('category="marketing"') + gate('service="kart"', 'kart'),
    });
    await soon(() => reports.some((report) => report.includes('revision')), 'a report');
    const told = reports.find((report) => report.includes('revision'))!;
    for (const path of [
      'revision',
      'categories[3].id',
      'services[0]',
      'services[1].category',
      'services[2].id',
      'defaultMarket',
    ])
      assert.ok(told.includes(path), `${path} in ${told}`);
    await assertNothingReached(page);
    const { categories, needsDecision } = await stateOf(page);
    assert.deepEqual(
      [Object.values(categories).filter(Boolean).length <= 1, needsDecision],
      [true, false],
    );
    await page.evaluate(() => (globalThis as Visited).cetegraConsent.grantAll());
    await assertNothingReached(page);
  });

  for (const [what, text] of [
    ['that is no JSON', '{ "revision": '],
    ['that is empty', ''],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['with __proto__ for a policy', '{"__proto__":{"revision":"1"}}'],
  ] as const) {
    it(`S-4: ${what} is told, and everything is denied`, async () => {
      const { page, reports } = await visit({
        cookie: acceptedAll,
        head: inline(text),
        body: gate('category="marketing"'),
      });
      await soon(() => reports.length > 0, 'a report');
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).categories.marketing, false);
    });
  }

  it('that the browser was not told is JSON is not read: told, and everything is denied', async () => {
    const { page, reports } = await visit({
      head: inline('{ "revision": "r1" }').replace('application/json', 'text/json'),
      body: gate('category="nope"'),
    });
    await soon(() => reports.length > 0, 'a report');
    await settled(page);
    assert.deepEqual(
      reports.map((report) => /type="text\/json" data-consent-policy> is not read/.test(report)),
      [true],
      'and nothing else, such as of what follows from it',
    );
    assert.equal(await page.evaluate(() => (globalThis as Visited).cetegraConsent.denied), true);
  });

  it('P. since: a service that is newer than the decision is denied until it is answered', async () => {
    const policy = {
      revision: '2026-11-01',
      services: [
        { id: 'twentythree', since: '2020-01-01' },
        { id: 'linkedin', since: new Date(Date.now() - 30_000).toISOString() },
      ],
      defaultMarket: 'no',
      markets: { no: {} },
    };
    const text = JSON.stringify(policy).replace(
      /"since":"(\d{4}-\d\d-\d\d)T[^"]*"/,
      '"since":"$1"',
    );
    const { page } = await visit({
      cookie: cookieValue({ c: 'marketing', t: Date.now() - 3 * 86_400_000 }),
      head: inline(text),
      body: gate('service="twentythree"', 'old') + gate('service="linkedin"', 'new'),
    });
    await arrived('/frame.html?name=old');
    await control(page, 'cookie-banner', 'accept-all');
    await settled(page);
    const { services, status } = await stateOf(page);
    assert.deepEqual([services.twentythree, services.linkedin, status], [true, false, 'decided']);
  });

  const held: [form: string, content: string][] = [
    ['a template', `<template><p><iframe src="${frame('x')}"></iframe></p></template>`],
    [
      'a template in a template',
      `<template><template><iframe src="${frame('x')}"></iframe></template></template>`,
    ],
    [
      'a script in a template',
      '<template><script type="text/plain" src="{{thirdParty}}/script.js"></script></template>',
    ],
    ['data-src', `<iframe data-src="${frame('x')}"></iframe>`],
    ['data-srcset', '<img data-srcset="/own.gif 1x, {{thirdParty}}/pixel.gif 2x" alt="">'],
  ];
  for (const [form, content] of held) {
    it(`strictHosts keeps a service to its hosts in ${form} too, and lets its own hosts and this site's pass`, async () => {
      const policy = {
        revision: '2026-11-01',
        strictHosts: true,
        services: [
          { id: 'twentythree', hosts: ['127.0.0.1'] },
          { id: 'linkedin', hosts: ['platform.linkedin.com'] },
        ],
        defaultMarket: 'no',
        markets: { no: {} },
      };
      const write = (service: string, more: string) =>
        `<consent-gate service="${service}" label="${service}">${more}</consent-gate>`;
      const { page, reports } = await visit({
        cookie: cookieValue({ c: 'marketing' }),
        head: inline(JSON.stringify(policy)),
        body:
          write('linkedin', content) +
          write(
            'twentythree',
            content + '<template><img loading="lazy" src="/assets/favicon.svg" alt=""></template>',
          ),
      });
      await until(page, () =>
        document.querySelector('consent-gate[service=twentythree]')!.hasAttribute('open'),
      );
      await until(
        page,
        () =>
          document
            .querySelector('consent-gate[service=linkedin]')!
            .shadowRoot!.querySelector('[part=placeholder]') !== null,
      );
      await soon(() => reports.length === 1, 'a report');
      assert.match(reports[0]!, /127\.0\.0\.1.*linkedin/);
      assert.equal(
        await page.$eval('consent-gate[service=linkedin]', (element) =>
          element.querySelector('[data-consent-content]'),
        ),
        null,
      );
    });
  }

  it('strictHosts keeps a service to its hosts, and tells', async () => {
    const policy = {
      revision: '2026-11-01',
      strictHosts: true,
      services: [
        { id: 'twentythree', hosts: ['127.0.0.1'] },
        { id: 'linkedin', hosts: ['platform.linkedin.com'] },
      ],
      defaultMarket: 'no',
      markets: { no: {} },
    };
    const { page, reports } = await visit({
      cookie: cookieValue({ c: 'marketing' }),
      head: inline(JSON.stringify(policy)),
      body: gate('service="twentythree"', 'own') + gate('service="linkedin"', 'foreign'),
    });
    await arrived('/frame.html?name=own');
    await soon(() => reports.length === 1, 'a report');
    assert.match(reports[0]!, /127\.0\.0\.1.*linkedin/);
    assert.equal((await page.$$('consent-gate[open]')).length, 1);
  });
});

describe('<html data-consent-mode="denied">', () => {
  it('shows nothing, denies everything, and takes no answer', async () => {
    const { page } = await visit({
      root: 'data-consent-mode="denied"',
      cookie: acceptedAll,
      body: gate('category="marketing"', 'one'),
    });
    await until(page, () =>
      document.querySelector('consent-gate')!.shadowRoot!.querySelector('[part=placeholder]'),
    );
    await page.evaluate(() => (globalThis as Visited).cetegraConsent.grantAll());
    await assertNothingReached(page);
    const { needsDecision, categories } = await stateOf(page);
    assert.deepEqual(
      [needsDecision, categories.marketing, await page.$eval('cookie-banner', ({ open }) => open)],
      [false, false, false],
    );
    assert.equal((await consentCookie(page))?.value, acceptedAll);
  });
});

describe('window.cetegraConsent', () => {
  const queue = (name: string) =>
    `<script>(window.cetegraConsent ??= []).push((store) => (window.${name} = store.state.status))</script>`;

  it('S-27: hears a callback from before and from after the script', async () => {
    const { page } = await visit({ head: queue('before') });
    await page.evaluate(() => {
      const { cetegraConsent } = globalThis as Visited;
      cetegraConsent.push((store) =>
        Object.assign(globalThis, { after: store === cetegraConsent && store.state.status }),
      );
    });
    assert.deepEqual(
      await page.evaluate(() => {
        const { before, after } = globalThis as unknown as Record<string, unknown>;
        return [before, after];
      }),
      ['undecided', 'undecided'],
    );
  });

  it('S-8: is not fooled by an element of that name', async () => {
    const { page } = await visit({
      body: `<form id="cetegraConsent"><input name="push"></form><a id="consentConfig"></a><img name="currentScript">${gate('category="marketing"')}`,
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    assert.equal(
      await page.evaluate(() => (globalThis as Visited).cetegraConsent.state.status),
      'decided',
    );
  });

  it('S-8: nor by elements named like what the document itself has: none names a market, holds a page back or hides an answer', async () => {
    const named = (name: string) =>
      `<img name="${name}" alt="" data-consent-market="us" data-consent-mode="open">`;
    const { page } = await visit({
      body:
        [
          'documentElement',
          'prerendering',
          'readyState',
          'visibilityState',
          'body',
          'head',
          'hidden',
          'defaultView',
        ]
          .map(named)
          .join('') + gate('category="marketing"'),
    });
    await control(page, 'cookie-banner', 'reject-all');
    assert.deepEqual(
      [(await stateOf(page)).market, (await stateOf(page)).categories.marketing],
      ['no', false],
    );
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
  });

  it('S-8: a form named "cookie" hides no decision: what was answered counts, and is kept', async () => {
    const { page, reports } = await visit({
      body: `<form name="cookie"></form>${gate('category="marketing"')}`,
      cookie: acceptedAll,
    });
    await arrived('/frame.html?name=tour');
    await tell(page, 'denyAll');
    const { persisted, categories } = await stateOf(page);
    assert.deepEqual([persisted, categories.marketing, reports], [true, false, []]);
  });

  it('S-26: a callback or a listener that throws stops nobody', async () => {
    const { page, crashes } = await visit({
      head: `<script>window.cetegraConsent = [() => { throw new Error('theirs'); }, 'nonsense', (store) => (window.second = true)]</script>`,
      body: gate('category="marketing"'),
    });
    await page.evaluate(() => {
      (globalThis as Visited).cetegraConsent.addEventListener('consent-change', () => {
        throw new Error('theirs');
      });
      document.addEventListener('consent-change', () => {
        throw new Error('theirs');
      });
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    assert.equal(
      await page.evaluate(() => (globalThis as unknown as { second: boolean }).second),
      true,
    );
    const strangers = crashes
      .splice(0)
      .filter((crash) => !crash.includes('theirs') && !crash.includes('is not a function'));
    assert.deepEqual(strangers, []);
  });

  it('tells the page once that it is ready, and of each change, on document too', async () => {
    const { page } = await visit({
      prepare: (page: Page) =>
        page.evaluateOnNewDocument(() => {
          const heard: unknown[] = Object.assign(globalThis, { heard: [] as unknown[] }).heard;
          document.addEventListener('consent-ready', (event) =>
            heard.push([event.type, (event as Event & { state: { status: string } }).state.status]),
          );
          document.addEventListener('consent-change', (event) => {
            const { state, previous, granted, withdrawn, method } = event as unknown as {
              state: { status: string };
              previous: { status: string };
              granted: string[];
              withdrawn: string[];
              method: string;
            };
            heard.push([
              event.type,
              previous.status,
              state.status,
              granted.includes('matomo') && granted.includes('marketing'),
              withdrawn.length,
              method,
              event.cancelable,
            ]);
          });
        }),
    });
    await press(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(
      await page.evaluate(() => (globalThis as unknown as { heard: unknown }).heard),
      [
        ['consent-ready', 'undecided'],
        ['consent-change', 'undecided', 'decided', true, 0, 'accept-all', false],
      ],
    );
  });

  it('S-14: is one store, also where the library was loaded twice', async () => {
    const { page } = await visit({
      head: '<script type="module" src="/assets/consent/consent.js?v=2"></script>',
      body: opener + gate('category="marketing"'),
    });
    await page.click('#settings');
    await press(page, 'cookie-preferences', 'accept-all');
    await arrived('/frame.html?name=tour');
    await settled(page);
    assert.equal(
      await page.evaluate(() => document.querySelectorAll('cookie-preferences').length),
      1,
    );
    assert.equal(
      await page.evaluate(
        () =>
          (globalThis as Visited).cetegraConsent ===
          (globalThis as unknown as Record<symbol, unknown>)[
            Symbol.for('@cetegra/consent:store/1')
          ],
      ),
      true,
    );
  });
});
