import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { settled, tell, thirdParty, until, visit, type Visited } from './support/visitor.js';

const script = `<script type="text/plain" data-consent="statistics" src="${thirdParty}/script.js"></script>`;
const policy = (reloadOnWithdraw: boolean) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: '2026-11-01', services: ['matomo', 'hubspot'], reloadOnWithdraw })}</script>`;

/** What was taken back before it came has not run, and needs no reload. */
const ran = (page: Page) => until(page, () => (globalThis as Visited).ran?.length === 1);
const hasOffer = (page: Page) =>
  page.evaluate(() => document.querySelector('[data-consent-reload]') !== null);
const press = (page: Page, action: string) =>
  page.evaluate(
    (name) =>
      document
        .querySelector('[data-consent-reload]')!
        .shadowRoot!.querySelector<HTMLElement>(`[data-consent-action=${name}]`)!
        .click(),
    action,
  );

describe('L11: a script that cannot be un-run', () => {
  it('has a reload offered in words, once its withdrawal is said, by a region that takes no focus', async () => {
    const { page } = await visit({
      head: policy(true),
      body: `${script}<button id="here">Here</button>`,
    });
    await tell(page, 'grantAll');
    await ran(page);
    await page.focus('#here');
    await tell(page, 'denyAll');
    await until(page, () =>
      /may keep running on this page until/.test(
        document.querySelector('[data-consent-reload]')?.shadowRoot?.querySelector('[role=status]')
          ?.textContent ?? '',
      ),
    );
    const shown = await page.evaluate(() => {
      const panel = document
        .querySelector('[data-consent-reload]')!
        .shadowRoot!.querySelector<HTMLElement>('.panel')!;
      return [
        document.activeElement?.id,
        panel.matches(':popover-open'),
        panel.getBoundingClientRect().height > 0,
        panel.getAttribute('role'),
      ];
    });
    assert.deepEqual(shown, ['here', true, true, 'region']);
    await Promise.all([page.waitForNavigation(), press(page, 'reload')]);
    assert.equal(await hasOffer(page), false);
  });

  it('is sent away by whoever does not want it, and comes back at the next withdrawal', async () => {
    const { page } = await visit({ head: policy(true), body: script });
    for (let time = 0; time < 2; time++) {
      await tell(page, 'grantAll');
      await ran(page);
      await tell(page, 'denyAll');
      await until(page, () => document.querySelectorAll('[data-consent-reload]').length === 1);
      await press(page, 'close');
      assert.equal(await hasOffer(page), false);
    }
  });

  it('is not spoken of where nothing of it ran, nor where the policy does not ask for it', async () => {
    const without = await visit({ head: policy(false), body: script });
    await tell(without.page, 'grantAll');
    await ran(without.page);
    await tell(without.page, 'denyAll');
    await settled(without.page);
    assert.equal(await hasOffer(without.page), false);
    const other = await visit({ head: policy(true), body: script });
    await tell(other.page, 'grant', 'hubspot');
    await tell(other.page, 'withdraw', 'hubspot');
    await settled(other.page);
    assert.equal(await hasOffer(other.page), false);
  });
});
