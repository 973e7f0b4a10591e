import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { policyWith } from './support/integrations.js';
import { packageFile } from './support/packages.js';
import {
  acceptedAll,
  addPage,
  demo,
  settled,
  soon,
  tell,
  until,
  visit,
} from './support/visitor.js';

type Recorder = ((...command: unknown[]) => void) & { v?: string; q?: unknown[] };
interface Recorded {
  clarity: Recorder;
}

/** Takes what the recorder uploads; another answer than 200 would stop it by itself. */
let uploads = 0;
const upload = demo.endpoint(
  '/collect',
  (_request: unknown, response: { writeHead(status: number): { end(): void } }) => {
    uploads++;
    response.writeHead(200).end();
  },
);
const uploaded = (times: number) => soon(() => uploads >= times, `${times} uploads`);

const policy = policyWith(['clarity'], { services: ['clarity'] });
const start = { projectId: 'test', upload, track: true, content: true, delay: 20, cookies: [] };
/** A page whose recorder is held back until statistics are granted. */
const recorded =
  async () => `<p>Text</p><script type="text/plain" data-consent="statistics" data-consent-service="clarity" src="${await packageFile('clarity-js/build/clarity.min.js')}"></script>
  <script type="text/plain" data-consent="statistics" data-consent-service="clarity">clarity('start', ${JSON.stringify(start)})</script>`;
const runs = (page: Page) =>
  until(page, () => (globalThis as unknown as Partial<Recorded>).clarity?.v !== undefined);
const emit = (page: Page, name: string) =>
  page.evaluate((event) => (globalThis as unknown as Recorded).clarity('event', event), name);
const names = async (page: Page) =>
  (await page.browserContext().cookies())
    .map(({ name }) => name)
    .filter((name) => /^_cl(?:ck|sk)$/.test(name));

describe('Microsoft Clarity, its own recorder', () => {
  it('stops at a withdrawal: nothing is uploaded afterwards, not even when the page is left', async () => {
    const { page } = await recording();
    await tell(page, 'withdraw', 'clarity');
    // Its restart without cookies has come and gone when it took the call that waited for it.
    await until(
      page,
      () =>
        !(globalThis as unknown as Recorded).clarity.q?.length &&
        (globalThis as unknown as Recorded).clarity.v === undefined,
    );
    await settled(page);
    const before = uploads;
    await emit(page, 'denied');
    await page.mouse.click(20, 20);
    await settled(page);
    await page.goto(addPage({ head: policy }));
    await settled(page);
    assert.equal(uploads, before, 'uploads after the withdrawal');
    assert.deepEqual(await names(page), []);
  });

  it('records again where the visitor grants it again', async () => {
    const { page } = await recording();
    await tell(page, 'withdraw', 'clarity');
    await until(page, () => !(globalThis as unknown as Recorded).clarity.q?.length);
    await tell(page, 'grant', 'clarity');
    await runs(page);
    await settled(page);
    const before = uploads;
    await emit(page, 'again');
    await uploaded(before + 1);
  });
});

/** A page that records and has uploaded something. */
async function recording() {
  const before = uploads;
  const visitor = await visit({ cookie: acceptedAll, head: policy, body: await recorded() });
  await runs(visitor.page);
  await emit(visitor.page, 'granted');
  await uploaded(before + 1);
  return visitor;
}
