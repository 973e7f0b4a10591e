import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  answerInPreferences,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  day,
  frame,
  opener,
  optional,
  press,
  rejectedAll,
  settled,
  soon,
  stateOf,
  timesReached,
  until,
  visit,
  type Visited,
} from './support/visitor.js';

const tour = `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;
const toggle = (page: Page, id: string) =>
  page.evaluate(
    (name) =>
      document
        .querySelector('cookie-preferences')!
        .shadowRoot!.querySelector<HTMLElement>(`#switch-${name}`)!
        .click(),
    id,
  );
const switchesOf = (page: Page) =>
  page.evaluate(() =>
    [
      ...document
        .querySelector('cookie-preferences')!
        .shadowRoot!.querySelectorAll<HTMLInputElement>('[role=switch]'),
    ].map((input) => input.checked),
  );

/** §3.3, key by key. */
const grammar: Record<string, RegExp> = {
  v: /^1$/,
  r: /^[A-Za-z0-9._-]{1,32}$/,
  t: /^\d{13}$/,
  e: /^\d{13}$/,
  m: /^no$/,
  a: /^(accept-all|reject-all|save)$/,
  c: /^([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?$/,
  d: /^([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*)?$/,
};

/** When this file began. */
const startedAt = Date.now();

async function cookieFields(page: Page): Promise<Record<string, string>> {
  const cookie = await consentCookie(page);
  assert.ok(cookie, 'there is a cookie');
  const { value, path, sameSite, secure, httpOnly, domain } = cookie;
  assert.deepEqual(
    { path, sameSite, secure, httpOnly, domain },
    { path: '/', sameSite: 'Lax', secure: false, httpOnly: false, domain: 'localhost' },
  );
  assert.ok(value.length < 1024);
  const pairs = value.split('&').map((pair) => pair.split('=') as [string, string]);
  assert.equal(new Set(pairs.map(([key]) => key)).size, pairs.length, 'each key once');
  const fields = Object.fromEntries(pairs);
  for (const [key, pattern] of Object.entries(grammar))
    assert.match(fields[key] ?? 'missing', pattern, key);
  assert.ok(
    Math.abs(cookie.expires * 1000 - Number(fields.e)) <= 1000,
    'the cookie expires when the decision does',
  );
  assert.ok(
    Number(fields.t) >= startedAt && Number(fields.t) <= Date.now(),
    'it was made during this test',
  );
  return fields;
}

const decisions = [
  {
    action: 'accept-all',
    granted: optional,
    denied: [],
    decide: (page: Page) => press(page, 'cookie-banner', 'accept-all'),
  },
  {
    action: 'reject-all',
    granted: [],
    denied: optional,
    decide: (page: Page) => press(page, 'cookie-banner', 'reject-all'),
  },
  {
    action: 'save',
    granted: ['functional', 'statistics'],
    denied: ['performance', 'marketing'],
    decide: async (page: Page) => {
      await press(page, 'cookie-banner', 'open-preferences');
      await control(page, 'cookie-preferences', 'save');
      await toggle(page, 'functional');
      await toggle(page, 'statistics');
      await press(page, 'cookie-preferences', 'save');
    },
  },
];

describe('A decision', () => {
  for (const { action, granted, denied, decide } of decisions) {
    it(`${action}: is in one cookie as documented, survives a reload, and the banner never returns`, async () => {
      const { page } = await visit({ body: tour });
      await decide(page);
      await until(page, () => !document.querySelector('cookie-banner')!.open);
      const { t, e, a, c, d, ...others } = await cookieFields(page);
      assert.deepEqual(
        [a, c?.split('.').filter(Boolean).sort(), d?.split('.').filter(Boolean).sort()],
        [action, [...granted].sort(), [...denied].sort()],
      );
      assert.equal(Number(e) - Number(t), 180 * day, 'L13');
      assert.deepEqual(Object.keys(others).sort(), ['m', 'r', 'v'], 'L12: nothing else, and no id');
      const before = await stateOf(page);
      await page.reload();
      await settled(page);
      assert.deepEqual(await stateOf(page), before);
      assert.deepEqual(
        [before.status, before.needsDecision, before.persisted],
        ['decided', false, true],
      );
      assert.equal(
        await page.$eval(
          'cookie-banner',
          ({ open, shadowRoot }) => open || shadowRoot!.querySelector('button') !== null,
        ),
        false,
      );
      assert.equal((await page.browserContext().cookies()).length, 1);
    });
  }

  it('L13: lasts as long as its market says', async () => {
    const policy = {
      revision: '1',
      services: ['matomo'],
      defaultMarket: 'no',
      markets: { no: {}, se: { lifetimeDays: 30 } },
    };
    const { page } = await visit({
      banner: '<cookie-banner market="se"></cookie-banner>',
      head: `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
    });
    await press(page, 'cookie-banner', 'reject-all');
    const { value, expires } = (await consentCookie(page))!;
    const fields = new URLSearchParams(value);
    assert.equal(Number(fields.get('e')) - Number(fields.get('t')), 30 * day);
    assert.equal(fields.get('m'), 'se');
    assert.ok(Math.abs(expires * 1000 - Number(fields.get('e'))) <= 1000);
  });

  it('L8: a service that differs from its category is told apart, and comes back so', async () => {
    const { page } = await visit({ body: tour });
    await press(page, 'cookie-banner', 'open-preferences');
    await control(page, 'cookie-preferences', 'save');
    await toggle(page, 'marketing');
    await toggle(page, 'linkedin');
    await press(page, 'cookie-preferences', 'save');
    const fields = await cookieFields(page);
    assert.deepEqual([fields.c, fields.x, fields.s], ['marketing', 'linkedin', undefined]);
    await arrived('/frame.html?name=tour');
    await page.reload();
    const { services } = await stateOf(page);
    assert.deepEqual([services.twentythree, services.linkedin, services.x], [true, false, true]);
  });

  it('L8: saving with nothing switched on means the same as rejecting', async () => {
    const { page } = await visit({ body: tour });
    await press(page, 'cookie-banner', 'open-preferences');
    await press(page, 'cookie-preferences', 'save');
    const { c, d, a } = await cookieFields(page);
    assert.deepEqual([a, c, d!.split('.').sort()], ['save', '', [...optional].sort()]);
    await assertNothingReached(page);
  });

  for (const [when, cookie] of [
    ['on a first visit', undefined],
    ['after a refusal', rejectedAll],
    ['after another revision', acceptedAll.replace('r=2026-11-01', 'r=old')],
    ['after an expiry', cookieValue({ c: optional.join('.'), t: 1, e: 2 })],
  ] as const) {
    it(`L3, L15: all switches are off ${when}, and what is required has none`, async () => {
      const { page } = await visit({ body: opener, ...(cookie !== undefined && { cookie }) });
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      const switches = await switchesOf(page);
      assert.ok(switches.length >= 4);
      assert.ok(switches.every((on) => !on));
      assert.equal(
        await page.evaluate(() =>
          document
            .querySelector('cookie-preferences')!
            .shadowRoot!.querySelector('#switch-necessary'),
        ),
        null,
      );
    });
  }

  for (const [how, dismiss] of [
    ['Esc', (page: Page) => page.keyboard.press('Escape')],
    ['close', (page: Page) => press(page, 'cookie-preferences', 'close')],
  ] as const) {
    it(`L2, A2: ${how} leaves everything as it was, and gives the focus back`, async () => {
      const { page } = await visit({
        cookie: cookieValue({ c: 'statistics' }),
        body: opener + tour,
      });
      const before = [await stateOf(page), (await consentCookie(page))?.value];
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      const switches = await switchesOf(page);
      await toggle(page, 'marketing');
      await toggle(page, 'statistics');
      await dismiss(page);
      await until(page, () => !document.querySelector('cookie-preferences')!.open);
      assert.deepEqual([await stateOf(page), (await consentCookie(page))?.value], before);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'settings');
      await page.click('#settings');
      await control(page, 'cookie-preferences', 'save');
      assert.deepEqual(await switchesOf(page), switches);
      await assertNothingReached(page);
    });
  }

  it('L10, L11: is withdrawn in two clicks, without a reload', async () => {
    const { page } = await visit({ cookie: acceptedAll, body: opener + tour });
    await arrived('/frame.html?name=tour');
    await page.evaluate(() => ((globalThis as Visited).ran = ['not reloaded']));
    await answerInPreferences(page, 'reject-all');
    await control(page, 'consent-gate', 'allow-once');
    assert.deepEqual(
      await page.evaluate(() => [
        document.querySelector('consent-gate')!.frame,
        (globalThis as Visited).ran,
      ]),
      [null, ['not reloaded']],
    );
    assert.equal((await cookieFields(page)).c, '');
    await page.reload();
    await settled(page);
    assert.equal(timesReached('/frame.html'), 1);
  });

  it('works for this page alone where the browser keeps no cookies', async () => {
    const { page } = await visit({
      body: opener + tour,
      prepare: (page) =>
        page.evaluateOnNewDocument(() =>
          Object.defineProperty(Document.prototype, 'cookie', {
            get: () => '',
            set: () => undefined,
          }),
        ),
    });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    assert.deepEqual(
      [(await stateOf(page)).persisted, (await stateOf(page)).status],
      [false, 'decided'],
    );
    await until(page, () => !document.querySelector('cookie-banner')!.open);
    await soon(async () => !(await consentCookie(page)));
  });
});
