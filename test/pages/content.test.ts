import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addPage,
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  press,
  reached,
  settled,
  soon,
  stateOf,
  tell,
  thirdParty,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

/** What a policy must say to grant by silence and to load a script from a host of its own. */
const hostile = JSON.stringify({
  revision: 'e',
  defaultMarket: 'us',
  markets: { us: {} },
  services: ['twentythree'],
  integrations: [{ id: 'twentythree', domain: new URL(thirdParty).host }],
});
const block = (policy: string) =>
  `<script type="application/json" data-consent-policy>${policy}</script>`;
const gate = `<consent-gate category="marketing" label="Tour" src="${frame('tour')}"></consent-gate>`;

describe('S2: a policy block that content may have written', () => {
  for (const [where, markup] of [
    ['in the body, behind the library’s script', block(hostile)],
    ['in a gate', `<consent-gate category="marketing">${block(hostile)}</consent-gate>`],
    ['in SVG', `<svg>${block(hostile)}</svg>`],
    ['in a list of settings that is no JSON', block('{ "revision": ')],
    ['as an empty object', block('{}')],
    [
      'before a second script of ours in the body',
      `${block(hostile)}<script type="module" src="/assets/consent/consent.js"></script>`,
    ],
  ] as const) {
    it(`${where} is ignored and reported: the page’s own rules hold and the banner asks`, async () => {
      const { page, reports } = await visit({ body: `${markup}${gate}` });
      await control(page, 'cookie-banner', 'reject-all');
      await soon(
        () => reports.some((report) => report.includes('data-consent-policy')),
        'a report',
      );
      await assertNothingReached(page);
      const { jurisdiction, needsDecision, categories } = await stateOf(page);
      assert.deepEqual([jurisdiction, needsDecision, categories.marketing], ['gdpr', true, false]);
    });
  }

  for (const where of ['head', 'main']) {
    it(`that comes in later, in <${where}>, changes nothing and is reported`, async () => {
      const { page, reports } = await visit({ body: gate });
      await control(page, 'cookie-banner', 'reject-all');
      await page.evaluate(
        (parent, markup) => document.querySelector(parent)!.insertAdjacentHTML('beforeend', markup),
        where,
        block(hostile),
      );
      await soon(() => reports.some((report) => report.includes('added later')), 'a report');
      await page.evaluate(() => (globalThis as Visited).cetegraConsent.refresh());
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).categories.marketing, false);
    });
  }

  it('that a router inserts again as it was is not reported', async () => {
    const own = block(
      JSON.stringify({
        revision: 'own',
        categories: [{ id: 'necessary', required: true }, { id: 'marketing' }],
        services: [],
      }),
    );
    const { page, reports } = await visit({ head: own });
    await control(page, 'cookie-banner', 'reject-all');
    await page.evaluate((markup) => {
      document.querySelector('[data-consent-policy]')!.remove();
      document.head.insertAdjacentHTML(
        'beforeend',
        `${markup}<script type="text/plain" data-consent="unheard-of"></script>`,
      );
    }, own);
    await soon(() => reports.length > 0, 'the report of the held script');
    assert.match(reports.join('\n'), /^.*unheard-of.*$/);
  });

  it('is the page’s own in the body before the library’s script', async () => {
    const own = block(
      JSON.stringify({
        revision: 'own',
        categories: [{ id: 'necessary', required: true }, { id: 'marketing' }],
        services: [],
      }),
    );
    const address = demo.page(
      '/policy-in-body',
      `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,"></head>
      <body>${own}<cookie-banner></cookie-banner><script type="module" src="/assets/consent/consent.js"></script>${block(hostile)}</body></html>`,
    );
    const { page } = await visit({ address });
    await control(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).revision, 'own');
  });
});

describe('S3: a market that content names', () => {
  const us = 'market="us"';
  for (const [what, markup] of [
    ['a gate', `<consent-gate ${us} category="marketing" src="${frame('tour')}"></consent-gate>`],
    ['a trigger', `<consent-trigger ${us}></consent-trigger>`],
    ['a declaration', `<cookie-declaration ${us}></cookie-declaration>`],
    ['a second banner', `<cookie-banner ${us}></cookie-banner>`],
    ['preferences behind the banner', `<cookie-preferences ${us}></cookie-preferences>`],
  ] as const) {
    it(`never grants by silence: ${what} in the page`, async () => {
      const { page, reports } = await visit({ body: gate + markup });
      await soon(() => reports.some((report) => report.includes('market="us"')), 'a report');
      await assertNothingReached(page);
      assert.deepEqual(
        [(await stateOf(page)).categories.marketing, (await stateOf(page)).needsDecision],
        [false, true],
      );
    });

    it(`never grants by silence: ${what} that comes in later`, async () => {
      const { page } = await visit({ body: gate });
      await control(page, 'cookie-banner', 'reject-all');
      await page.evaluate(
        (html) => document.querySelector('main')!.insertAdjacentHTML('afterbegin', html),
        markup,
      );
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).categories.marketing, false);
    });
  }

  it('may make the rules stricter', async () => {
    const { page } = await visit({ root: 'data-consent-market="us"', body: gate });
    await arrived('/frame.html?name=tour');
    const strict = await visit({
      lang: 'en',
      body: `<consent-gate market="no" category="marketing" src="${frame('tour')}"></consent-gate>`,
    });
    await control(strict.page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(strict.page)).market, 'no');
    assert.equal((await stateOf(page)).market, 'us');
  });

  it('counts on the first banner of the page’s HTML, also where the library runs before that is parsed', async () => {
    const address = demo.page(
      '/async-market',
      `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">
      <script type="module" async src="/assets/consent/consent.js"></script></head><body><cookie-banner ${us}></cookie-banner>${gate}</body></html>`,
    );
    const { page } = await visit({ address });
    await arrived('/frame.html?name=tour');
    assert.equal((await stateOf(page)).method, 'implied');
  });
});

describe('S1: under a Content Security Policy with a nonce and strict-dynamic', () => {
  const policies = {
    'without Trusted Types': `script-src 'nonce-r4nd0m' 'strict-dynamic'; object-src 'none'; base-uri 'none'`,
    'with Trusted Types': `script-src 'nonce-r4nd0m' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types lit-html`,
  };
  const held = (attributes: string, name: string) =>
    `<script type="text/plain" ${attributes} src="{{thirdParty}}/script.js?set=${name}"></script>`;
  const inline = (attributes: string, name: string) =>
    `<script type="text/plain" ${attributes}>(globalThis.ran ??= []).push('${name}')</script>`;
  const right = 'nonce="r4nd0m"';

  for (const [name, policy] of Object.entries(policies)) {
    it(`held markup becomes code only with the page’s nonce, ${name}`, async () => {
      const body = `${held('data-consent="necessary"', 'page-bare')}${held('data-consent="necessary" nonce="guessed"', 'page-guess')}${inline('data-consent="necessary"', 'page-inline')}
        <div><template shadowrootmode="open">${held('data-consent="necessary"', 'shadow-bare')}</template></div>
        <consent-gate category="necessary"><template>${held('', 'gate-bare')}${inline('', 'gate-inline')}${held(right, 'gate-right')}</template></consent-gate>
        ${held(`data-consent="necessary" ${right}`, 'page-right')}`;
      const head = `<meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"><script type="module" ${right} src="/assets/consent/consent.js"></script>`;
      const address = demo.page(
        `/csp-content-${name.length}`,
        `<!doctype html><html lang="en"><head>${head}</head><body><cookie-banner></cookie-banner>${body}</body></html>`,
        { 'content-security-policy': policy },
      );
      const { page, reports } = await visit({ address });
      await soon(
        () =>
          page.evaluate(() =>
            ['page-right', 'gate-right'].every((one) => (globalThis as Visited).ran?.includes(one)),
          ),
        'what has the nonce ran',
      );
      await soon(
        () => reports.filter((report) => report.includes('nonce')).length >= 1,
        'a report',
      );
      await settled(page);
      assert.deepEqual((await page.evaluate(() => (globalThis as Visited).ran ?? [])).sort(), [
        'gate-right',
        'page-right',
      ]);
      assert.deepEqual(
        reached().filter((path) => /bare|guess/.test(path)),
        [],
      );
    });
  }
});

describe('S26: "show once" ends with the visitor', () => {
  it('on reset(), also where nothing else was answered', async () => {
    const { page } = await visit({ address: addPage({ body: gate }) });
    await press(page, 'consent-gate', 'allow-once');
    await arrived('/frame.html?name=tour');
    await tell(page, 'reset');
    await until(
      page,
      () =>
        !document.querySelector('consent-gate')!.open &&
        document.querySelector('consent-gate')!.frame === null,
    );
    assert.equal((await stateOf(page)).needsDecision, true);
  });
});
