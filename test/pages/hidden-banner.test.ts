import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  answerInPreferences,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  demo,
  follow,
  frame,
  opener,
  press,
  scroll,
  settled,
  stateOf,
  until,
  visit,
} from './support/visitor.js';

const body = `<a id="next" href="/elsewhere">Next</a><input id="field">${opener}
  <consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate><div style="height:3000px"></div>`;
const rule = 'cookie-banner{display:none!important}';
const head = `<style>${rule}</style>`;
/** As an extension does it. */
const hide = (page: Page) => page.addStyleTag({ content: rule });

async function assertUsable(page: Page): Promise<void> {
  await page.click('#field');
  await page.keyboard.type('typed');
  assert.equal(await page.$eval('#field', (field) => (field as HTMLInputElement).value), 'typed');
  await scroll(page, 300);
  const left = await page.evaluate(() => ({
    modal: document.querySelector('cookie-banner')?.shadowRoot!.querySelector(':modal') ?? null,
    inert: document.querySelectorAll('[inert]').length,
    overflow: [document.documentElement, document.body].map(
      (element) => getComputedStyle(element).overflow,
    ),
  }));
  assert.deepEqual(left, { modal: null, inert: 0, overflow: ['visible', 'visible'] });
  await follow(page, '#next');
  assert.equal(page.url(), `${demo.origin}/elsewhere`);
}

describe('S-21, R0.1: where a filter list hides the banner', () => {
  for (const [what, banner] of [
    ['', '<cookie-banner></cookie-banner>'],
    [' and it is modal', '<cookie-banner modal></cookie-banner>'],
    [' and it stands in the middle', '<cookie-banner position="center"></cookie-banner>'],
  ] as const) {
    it(`the page is usable and nothing is granted${what}`, async () => {
      const { page } = await visit({ head, banner, body });
      await control(page, 'consent-gate', 'allow-once');
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).status, 'undecided');
      assert.equal(await consentCookie(page), undefined);
      assert.equal(
        await page.$eval('cookie-banner', (element) => element.checkVisibility()),
        false,
      );
      await assertUsable(page);
    });

    it(`the page is usable even if that comes late${what}`, async () => {
      const { page } = await visit({ banner, body });
      await control(page, 'cookie-banner', 'accept-all');
      await hide(page);
      await until(
        page,
        () => !document.querySelector('cookie-banner')!.shadowRoot!.querySelector(':modal'),
      );
      await settled(page);
      assert.equal((await stateOf(page)).status, 'undecided');
      await assertUsable(page);
    });
  }

  it('the preferences can be opened and answered', async () => {
    const { page } = await visit({ head, body });
    await answerInPreferences(page, 'accept-all');
    await arrived('/frame.html?name=tour');
    await answerInPreferences(page, 'reject-all');
    await control(page, 'consent-gate', 'allow-once');
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('gates work one by one', async () => {
    const { page } = await visit({ head, body });
    await press(page, 'consent-gate', 'allow-once');
    await arrived('/frame.html?name=tour');
    assert.equal(await consentCookie(page), undefined);
  });

  it('or takes it out of the page, gates and preferences still work', async () => {
    const { page } = await visit({ body });
    await control(page, 'cookie-banner', 'accept-all');
    await page.evaluate(() => document.querySelector('cookie-banner')!.remove());
    assert.deepEqual(await page.evaluate(() => document.documentElement.style.cssText), '');
    await answerInPreferences(page, 'accept-all');
    await arrived('/frame.html?name=tour');
    await assertUsable(page);
  });
});

describe('A3: a modal banner', () => {
  it('blocks the page until it is dismissed, which grants nothing', async () => {
    const { page } = await visit({ banner: '<cookie-banner modal></cookie-banner>', body });
    await control(page, 'cookie-banner', 'reject-all');
    assert.equal(
      await page.evaluate(() =>
        document
          .querySelector('cookie-banner')!
          .shadowRoot!.querySelector('dialog')!
          .matches(':modal'),
      ),
      true,
    );
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('cookie-banner')!.open);
    assert.equal((await stateOf(page)).status, 'undecided');
    await assertNothingReached(page);
    await assertUsable(page);
  });

  it('takes an answer as any other does', async () => {
    const { page } = await visit({ banner: '<cookie-banner modal></cookie-banner>', body });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    await assertUsable(page);
  });
});
