import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { findFirefox, launchFirefox, NO_FIREFOX } from '../../scripts/firefox.mjs';
import { patient } from '../../scripts/patience.mjs';
import {
  addPage,
  arrived,
  demo,
  frame,
  opener,
  timesReached,
  until,
  type Visited,
} from './support/visitor.js';

const policy = (market: string) =>
  `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: '2026-11-01', services: ['matomo', 'twentythree'], defaultMarket: market, markets: { [market]: {} } })}</script>`;
const tour = `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;

async function press(page: Page, tag: string, action: string): Promise<void> {
  await until(
    page,
    (name, wanted) => {
      const control = document
        .querySelector(name)
        ?.shadowRoot?.querySelector<HTMLElement>(`[data-consent-action="${wanted}"]`);
      control?.focus();
      return control !== null && control !== undefined;
    },
    tag,
    action,
  );
  await page.keyboard.press('Enter');
}
const stateOf = (page: Page) => page.evaluate(() => (globalThis as Visited).cetegraConsent.state);

if (findFirefox())
  describe('L19, L20, I-1: Global Privacy Control in Firefox itself', () => signalled());
else
  it('Firefox is not on this machine: Global Privacy Control was not tried in it', () =>
    console.log(NO_FIREFOX));

function signalled(): void {
  let browser: Browser;
  before(
    async () =>
      (browser = await launchFirefox({
        extraPrefsFirefox: {
          'privacy.globalprivacycontrol.enabled': true,
          'privacy.globalprivacycontrol.functionality.enabled': true,
        },
      })),
  );
  after(() => browser.close());

  async function visit(market: string): Promise<Page> {
    demo.thirdParty.clear();
    const page = patient(await (await browser.createBrowserContext()).newPage());
    await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
    await page.goto(addPage({ head: policy(market), body: tour + opener }));
    return page;
  }

  it('in the US: is honoured at once, said in words, and outweighed by the switch of a visitor who wants it', async () => {
    const page = await visit('us');
    const { signals, categories, services } = await stateOf(page);
    assert.deepEqual(
      [signals.gpc, categories.statistics, categories.marketing, services.twentythree],
      [true, true, false, false],
    );
    await page.click('#settings');
    await until(page, () =>
      document
        .querySelector('cookie-preferences')
        ?.shadowRoot?.textContent.includes('Opt-out request honored.'),
    );
    await page.evaluate(() =>
      document
        .querySelector('cookie-preferences')!
        .shadowRoot!.querySelector<HTMLInputElement>('#switch-marketing')!
        .click(),
    );
    await press(page, 'cookie-preferences', 'save');
    await arrived('/frame.html?name=tour');
    assert.equal((await stateOf(page)).categories.marketing, true);
  });

  it('in Norway: marketing is denied, and the banner still asks about the rest', async () => {
    const page = await visit('no');
    await until(page, () => document.querySelector('cookie-banner')!.open);
    const { signals, categories, needsDecision } = await stateOf(page);
    assert.deepEqual(
      [signals.gpc, categories.marketing, categories.statistics, needsDecision],
      [true, false, false, true],
    );
    assert.equal(timesReached('/frame.html'), 0);
  });
}
