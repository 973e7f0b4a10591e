import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { policyWith } from './support/integrations.js';
import {
  acceptedAll,
  arrived,
  cookieValue,
  demo,
  settled,
  soon,
  tell,
  thirdParty,
  timesReached,
  visit,
} from './support/visitor.js';

/** Microsoft's own SDK, as a page gets it from a CDN. */
const entry = createRequire(import.meta.url).resolve('@microsoft/applicationinsights-web');
const sdk = await readFile(
  join(dirname(entry), '../dist/es5/applicationinsights-web.min.js'),
  'utf8',
).catch(() => readFile(join(dirname(entry), 'applicationinsights-web.min.js'), 'utf8'));
const address = demo.page('/app-insights', sdk, {
  'content-type': 'text/javascript; charset=utf-8',
});

const start = `
  globalThis.appInsights = new Microsoft.ApplicationInsights.ApplicationInsights({ config: {
    connectionString: 'InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=${thirdParty}/', maxBatchInterval: 400,
    disableAjaxTracking: true, disableFetchTracking: true, disableExceptionTracking: true, disableCookiesUsage: START } });
  appInsights.loadAppInsights();`;
const cookies = async (page: Page) =>
  (await page.browserContext().cookies())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('ai_'));
const track = (page: Page, name: string) =>
  page.evaluate((event) => {
    const { appInsights } = globalThis as unknown as {
      appInsights: { trackEvent(it: object): void; flush(): void };
    };
    appInsights.trackEvent({ name: event });
    appInsights.flush();
  }, name);
/** As a sweep of what the service had stored does. */
const forget = (page: Page) =>
  page.evaluate(() => {
    for (const name of ['ai_user', 'ai_session']) document.cookie = `${name}=; path=/; max-age=0`;
  });
const runs = (page: Page) =>
  soon(
    () => page.evaluate(() => (globalThis as { appInsights?: unknown }).appInsights !== undefined),
    'the SDK runs',
  );

describe("Application Insights, Microsoft's own SDK", () => {
  it('held back and then granted: sends; withdrawn: sends nothing and writes nothing; granted again: sends what happens then', async () => {
    const sent: string[] = [];
    const { page } = await visit({
      cookie: acceptedAll,
      head: policyWith(['app-insights']),
      body: `<script type="text/plain" data-consent="performance" src="${address}"></script><script type="text/plain" data-consent="performance">${start.replace('START', 'false')}</script>`,
      prepare: async (page) =>
        void page.on('request', (request) => sent.push(request.postData() ?? '')),
    });
    const arrives = (name: string) =>
      soon(() => sent.some((body) => body.includes(`"${name}"`)), `${name} is sent`);
    await runs(page);
    await track(page, 'granted');
    await arrives('granted');
    assert.ok((await cookies(page)).includes('ai_user'));
    await page.evaluate(() => {
      const { appInsights, cetegraConsent } = globalThis as unknown as {
        appInsights: { trackEvent(it: object): void };
        cetegraConsent: { withdrawAll(): void };
      };
      appInsights.trackEvent({ name: 'waiting' });
      cetegraConsent.withdrawAll();
      appInsights.trackEvent({ name: 'denied' });
    });
    await forget(page);
    await track(page, 'denied');
    await settled(page);
    assert.deepEqual(await cookies(page), []);
    await tell(page, 'grantAll');
    await track(page, 'again');
    await arrives('again');
    await settled(page);
    assert.deepEqual(
      sent.filter((body) => /"(?:denied|waiting)"/.test(body)),
      [],
    );
    assert.ok(timesReached('/v2/track') > 0);
  });

  it('not held back, with only its cookies asked about: sends without cookies while denied', async () => {
    const { page } = await visit({
      cookie: cookieValue(),
      head:
        policyWith([{ id: 'app-insights', mode: 'cookies' }]) +
        `<script src="${address}"></script><script>${start.replace('START', 'true')}</script>`,
    });
    await runs(page);
    await track(page, 'denied');
    await arrived('/v2/track');
    assert.deepEqual(await cookies(page), []);
    await tell(page, 'grantAll');
    await track(page, 'granted');
    await soon(async () => (await cookies(page)).length > 0, 'its cookies');
    await page.evaluate(() => {
      const { appInsights, cetegraConsent } = globalThis as unknown as {
        appInsights: { trackEvent(it: object): void };
        cetegraConsent: { withdrawAll(): void };
      };
      appInsights.trackEvent({ name: 'waiting' });
      cetegraConsent.withdrawAll();
      appInsights.trackEvent({ name: 'denied' });
    });
    await forget(page);
    await track(page, 'denied');
    await settled(page);
    assert.deepEqual(await cookies(page), []);
  });
});
