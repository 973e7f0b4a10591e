import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  frame,
  opener,
  press,
  settled,
  soon,
  stateOf,
  until,
  visit,
} from './support/visitor.js';

const gate = `<consent-gate category="marketing" service="twentythree" src="${frame('tour')}"></consent-gate>`;
const policy = (id: string, more: object = {}) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({
    revision: '2026-11-01',
    services: ['twentythree', 'matomo'],
    defaultMarket: 'no',
    markets: { no: {}, us: { jurisdiction: 'us' } },
    importFrom: [{ id, follow: true, ...more }],
  })}</script>`;

/** Stand-ins with the functions and events the tools document; `answer(true)` is what their own dialog would do. */
const tools = {
  cookieyes: `
    let done = false, yes = false;
    window.getCkyConsent = () => ({ activeLaw: 'gdpr', categories: { necessary: true, functional: yes, analytics: yes, performance: yes, advertisement: yes }, isUserActionCompleted: done, consentID: 'x', languageCode: 'en' });
    window.revisitCkyConsent = () => { window.settingsOpened = true };
    window.answer = (it) => { done = true; yes = it; document.dispatchEvent(new CustomEvent('cookieyes_consent_update', { detail: { accepted: [], rejected: [] } })) };
    window.silence = (it) => { done = false; yes = it; document.dispatchEvent(new CustomEvent('cookieyes_banner_load', { detail: window.getCkyConsent() })) };`,
  cookiebot: `
    window.Cookiebot = { hasResponse: false, consent: { necessary: true, preferences: false, statistics: false, marketing: false, method: null }, renew() { window.settingsOpened = true } };
    const tell = (it, method) => { Object.assign(Cookiebot, { hasResponse: true, consent: { necessary: true, preferences: it, statistics: it, marketing: it, method } }); window.dispatchEvent(new Event(it ? 'CookiebotOnAccept' : 'CookiebotOnDecline')) };
    window.answer = (it) => tell(it, 'explicit');
    window.silence = (it) => tell(it, 'implied');`,
  onetrust: `
    window.OnetrustActiveGroups = ',C0001,';
    window.OneTrust = { ToggleInfoDisplay() { window.settingsOpened = true } };
    const tell = (it) => { window.OnetrustActiveGroups = it ? ',C0001,C0002,C0003,C0004,' : ',C0001,'; window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: [] })) };
    window.answer = (it) => { document.cookie = 'OptanonAlertBoxClosed=2026-09-01T12:00:00.000Z;path=/'; tell(it) };
    window.silence = tell;`,
  tcf: `
    const listeners = [];
    const told = (it, eventStatus) => ({ gdprApplies: true, eventStatus, purpose: { consents: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [index + 1, it])) } });
    window.__tcfapi = (command, version, run) => {
      if (command === 'addEventListener') { listeners.push(run); run({ gdprApplies: true, eventStatus: 'cmpuishown' }, true) }
      if (command === 'displayConsentUi') window.settingsOpened = true;
    };
    window.answer = (it) => { for (const run of listeners) run(told(it, 'useractioncomplete'), true) };
    window.silence = (it) => { for (const run of listeners) run(told(it, 'cmpuishown'), true) };`,
};

const early = (run: string) =>
  `<script>(window.cetegraConsent ??= []).push(async () => { const { openPreferences } = await import('/assets/consent/consent.js'); ${run} })</script>`;

/** What asks for the settings from code. */
const ways = {
  'openPreferences()': early('openPreferences()'),
  'openPreferences() beside preferences in the page': `<cookie-preferences inline></cookie-preferences>${early('openPreferences()')}`,
  'show()': `<cookie-preferences></cookie-preferences>${early("document.querySelector('cookie-preferences').show()")}`,
};

type Tool = typeof globalThis & {
  answer: (yes: boolean) => void;
  silence: (yes: boolean) => void;
  settingsOpened?: boolean;
};
const answer = (page: Page, yes: boolean) =>
  page.evaluate((it) => (globalThis as Tool).answer(it), yes);

/** The follower has been loaded and has looked. */
async function following(page: Page): Promise<void> {
  await until(page, () =>
    performance
      .getEntriesByType('resource')
      .some(({ name }) => name.includes('/importers/follow/')),
  );
  await settled(page);
}

for (const [id, script] of Object.entries(tools)) {
  describe(`Living beside another tool: ${id}`, () => {
    it('gates obey it, live, both ways; our banner never shows and nothing is stored here', async () => {
      const { page, reports } = await visit({
        head: `${policy(id)}<script>${script}</script>`,
        body: gate + opener,
      });
      await following(page);
      await page.evaluate(() => (globalThis as Tool).silence(true));
      await assertNothingReached(page);
      await answer(page, true);
      await arrived('/frame.html?name=tour');
      await until(page, () => document.querySelector('consent-gate')!.open);
      assert.equal((await stateOf(page)).method, 'import');
      await answer(page, false);
      assert.equal(await page.$eval('consent-gate', ({ open }) => open), false);
      await answer(page, true);
      await until(page, () => document.querySelector('consent-gate')!.open);
      assert.deepEqual(
        [await page.$eval('cookie-banner', ({ open }) => open), await consentCookie(page)],
        [false, undefined],
      );
      assert.deepEqual(reports, []);
    });

    it('L10: what opens the settings opens its own', async () => {
      const { page } = await visit({
        head: `${policy(id)}<script>${script}</script>`,
        body: opener,
      });
      await following(page);
      await page.click('#settings');
      await until(page, () => (globalThis as Tool).settingsOpened === true);
      assert.equal(await page.$('cookie-preferences[open]'), null);
    });

    for (const [way, ask] of Object.entries(ways)) {
      it(`L10: ${way} opens its own, also before it is known`, async () => {
        const { page, reports } = await visit({
          head: `${policy(id)}<script>${script}</script>`,
          body: ask,
        });
        await until(page, () => (globalThis as Tool).settingsOpened === true);
        await following(page);
        assert.equal(
          await page.evaluate(
            () =>
              document.querySelector('cookie-preferences')?.shadowRoot?.querySelector('.panel') ??
              null,
          ),
          null,
        );
        assert.deepEqual(reports, []);
      });
    }
  });
}

describe('Living beside another tool', () => {
  it('a gate offers only once, and it survives what the tool tells again', async () => {
    const { page } = await visit({
      head: `${policy('cookieyes')}<script>${tools.cookieyes}</script>`,
      body: gate,
    });
    await control(page, 'consent-gate', 'allow-once');
    const offered = await page.evaluate(() =>
      [
        ...document
          .querySelector('consent-gate')!
          .shadowRoot!.querySelectorAll<HTMLElement>('[data-consent-action]'),
      ].map(({ dataset }) => dataset.consentAction),
    );
    assert.deepEqual(offered, ['allow-once', 'open-preferences']);
    await following(page);
    await answer(page, false);
    await press(page, 'consent-gate', 'allow-once');
    await arrived('/frame.html?name=tour');
    await answer(page, false);
    assert.equal(await page.$eval('consent-gate', ({ open }) => open), true);
  });

  it('fails closed where the tool is missing, in opt-out markets too, whatever our own cookie says', async () => {
    const { page, reports } = await visit({
      head: policy('cookieyes'),
      root: 'data-consent-market="us"',
      cookie: 'v=1',
      body: gate + opener,
    });
    await following(page);
    await assertNothingReached(page);
    await page.click('#settings');
    await soon(() => reports.some((report) => report.includes('cookieyes')), 'a report');
    assert.equal(await page.$eval('cookie-banner', ({ open }) => open), false);
  });

  it('tells once that there is nothing to open, from code too; the page may ask again', async () => {
    const { page, reports } = await visit({
      head: policy('cookiebot'),
      body: early('await openPreferences(); await openPreferences()'),
    });
    await soon(() => reports.some((report) => report.includes('cookiebot')), 'a report');
    await page.evaluate(`{ ${tools.cookiebot} }`);
    await page.evaluate(() => document.querySelector('cookie-preferences')!.show());
    await until(page, () => (globalThis as Tool).settingsOpened === true);
    assert.equal(reports.length, 1);
  });

  it('preferences in the page open nothing by themselves, and the banner neither', async () => {
    const { page } = await visit({
      head: `${policy('cookieyes')}<script>${tools.cookieyes}</script>`,
      banner: '<cookie-banner open></cookie-banner>',
      body: '<cookie-preferences inline></cookie-preferences>',
    });
    await following(page);
    await page.evaluate(() => document.querySelector('cookie-banner')!.show());
    await settled(page);
    assert.equal(await page.evaluate(() => (globalThis as Tool).settingsOpened), undefined);
    assert.equal(await page.$eval('cookie-banner', ({ open }) => open), false);
  });

  it('the declaration takes nothing back by itself, for it would last for the page only: it leads to the tool', async () => {
    const { page } = await visit({
      head: `${policy('cookieyes')}<script>${tools.cookieyes}</script>`,
      body: '<cookie-declaration></cookie-declaration>',
    });
    await following(page);
    await answer(page, true);
    const shown = () =>
      page.evaluate(
        () => document.querySelector('cookie-declaration')?.shadowRoot?.textContent ?? '',
      );
    await soon(async () => (await shown()).includes('Allowed'), 'what was answered there');
    const offered = () =>
      page.evaluate(() =>
        [
          ...document
            .querySelector('cookie-declaration')!
            .shadowRoot!.querySelectorAll<HTMLElement>('button'),
        ].map(({ dataset }) => dataset.consentAction),
      );
    assert.deepEqual(await offered(), ['open-preferences']);
    assert.doesNotMatch(await shown(), /You made your choice/, 'when, only the tool knows');
    await press(page, 'cookie-declaration', 'open-preferences');
    await until(page, () => (globalThis as Tool).settingsOpened === true);
    await answer(page, false);
    assert.doesNotMatch(await shown(), /\bAllowed/);
  });

  it('hears a tool that comes late', async () => {
    const { page } = await visit({ head: policy('cookiebot'), body: gate });
    await following(page);
    await assertNothingReached(page);
    await page.evaluate(`{ ${tools.cookiebot} }`);
    await answer(page, true);
    await arrived('/frame.html?name=tour');
  });
});
