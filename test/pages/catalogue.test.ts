import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { filesUnder } from '../contract/support/imports.js';
import { control, cookieValue, frame, opener, press, soon, visit } from './support/visitor.js';

const policy = {
  revision: 'r1',
  services: [
    'consent',
    'youtube',
    'google-analytics',
    { id: 'new-relic', category: 'performance', provider: 'Fjord AS' },
  ],
  markets: { no: {} },
  defaultMarket: 'no',
};
const head = `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
const gate = `<consent-gate service="youtube" src="${frame('film')}"></consent-gate>`;

/** The parts of the catalogue that a page fetches, noted from its beginning. */
function fetchedBy(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', (request) =>
    fetched.push(...(/chunks\/(?:services-)?(\w[\w-]*)\.js$/.exec(request.url())?.slice(1) ?? [])),
  );
  return fetched;
}

const groups = (await filesUnder('src/data/services/groups'))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => name !== 'all' && name !== 'lazy');
const others = (...needed: string[]) => groups.filter((name) => !needed.includes(name));

const text = (page: Page, tag: string) =>
  page.evaluate((selector) => document.querySelector(selector)!.shadowRoot!.textContent ?? '', tag);

describe('The catalogue in a page', () => {
  it('L9: a closed gate names the provider, and fetches only what lies with its own service', async () => {
    let fetched: string[] = [];
    const { page, reports } = await visit({
      head,
      body: gate,
      prepare: async (blank) => void (fetched = fetchedBy(blank)),
    });
    await control(page, 'consent-gate', 'allow-service');
    assert.match(
      await text(page, 'consent-gate'),
      /This content comes from Google Ireland Limited\./,
    );
    assert.ok(fetched.includes('media'), fetched.join(' '));
    assert.deepEqual(
      fetched.filter((name) => [...others('media'), 'tables'].includes(name)),
      [],
    );
    assert.deepEqual(reports, []);
  });

  it('L9: a placeholder names the company that provides the service in the market, unless the policy names one', async () => {
    const cases = [
      ['no', 'Google Ireland Limited'],
      ['ax', 'Google Ireland Limited'],
      ['gb', 'Google LLC'],
      ['tr', 'Google LLC'],
      ['us', 'Google LLC'],
    ] as const;
    const words = ({ market, service }: { market: string; service: unknown }) =>
      `<script type="application/json" data-consent-policy>${JSON.stringify({ revision: 'r1', services: [service], markets: { [market]: {} }, defaultMarket: market })}</script>`;
    for (const [market, provider] of cases) {
      const { page } = await visit({
        head: words({ market, service: 'youtube' }),
        body: gate,
        cookie: cookieValue({
          a: 'reject-all',
          m: market,
          d: 'functional.performance.statistics.marketing',
        }),
      });
      await control(page, 'consent-gate', 'allow-service');
      assert.ok(
        (await text(page, 'consent-gate')).includes(`This content comes from ${provider}`),
        market,
      );
    }
    const { page } = await visit({
      head: words({ market: 'no', service: { id: 'youtube', provider: 'Fjord AS' } }),
      body: gate,
    });
    await control(page, 'consent-gate', 'allow-service');
    assert.match(await text(page, 'consent-gate'), /This content comes from Fjord AS\./);
  });

  it('L9: the preferences tell each service of the policy from the catalogue, and fetch nothing of other kinds', async () => {
    let fetched: string[] = [];
    const { page, reports } = await visit({
      head,
      body: opener,
      prepare: async (blank) => void (fetched = fetchedBy(blank)),
    });
    await control(page, 'cookie-banner', 'accept-all');
    assert.deepEqual(
      fetched.filter((name) => [...others(), 'load-services', 'tables'].includes(name)),
      [],
      'the banner needs none',
    );
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    const told = await text(page, 'cookie-preferences');
    for (const part of [
      /YouTube[^]*Plays videos or sound[^]*VISITOR_INFO1_LIVE/,
      /Google Analytics[^]*Counts visits[^]*_ga_\*[^]*400 days/,
      /New Relic[^]*Fjord AS[^]*JSESSIONID/,
    ])
      assert.match(told, part);
    assert.deepEqual(
      fetched.filter((name) => others('media', 'measuring', 'errors', 'built-in').includes(name)),
      [],
    );
    assert.deepEqual(reports, []);
  });

  it('a file of the catalogue that does not arrive is told, and nothing opens; asking again works', async () => {
    const { page, reports } = await visit({
      head,
      body: opener,
      prepare: async (blank) => {
        // It is tried twice before it is given up.
        let blocked = 0;
        await blank.setRequestInterception(true);
        blank.on(
          'request',
          (request) =>
            void (request.url().includes('services-measuring.js') && blocked++ < 2
              ? request.abort()
              : request.continue()),
        );
      },
    });
    await control(page, 'cookie-banner', 'accept-all');
    await page.click('#settings');
    await soon(() => reports.length > 0, 'a report');
    await press(page, 'cookie-preferences', 'close');
    await page.evaluate(() => document.querySelector('cookie-preferences')!.show());
    await control(page, 'cookie-preferences', 'save');
    assert.match(await text(page, 'cookie-preferences'), /Google Analytics/);
  });
});
