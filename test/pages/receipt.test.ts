import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { recordEndpoint, sending, taken } from './support/records.js';
import {
  browser,
  control,
  opener,
  press,
  settled,
  soon,
  stateOf,
  until,
  visit,
} from './support/visitor.js';

const action = (name: string) => `[data-consent-action="${name}"]`;
const hasReceipt = (selector: string) =>
  document.querySelector('cookie-preferences')!.shadowRoot!.querySelector(selector) !== null;

describe('I-7: the receipt', () => {
  for (const [name, answer, status, keepsId] of [
    ['a grant', 'accept-all', 'dpv:ConsentGiven', true],
    ['a refusal', 'reject-all', 'dpv:ConsentRefused', false],
  ] as const) {
    it(`of ${name} is a file made in the browser, and leaves everything as it was`, async () => {
      const endpoint = recordEndpoint();
      const folder = await mkdtemp(join(tmpdir(), 'receipt-'));
      const { page } = await visit({
        head: sending(endpoint, {
          controller: { name: 'Nordlys AS' },
          records: { url: endpoint.path, retentionDays: 90, location: 'Norway' },
        }),
        body: opener,
      });
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
        browserContextId: page.browserContext().id!,
      });
      await press(page, 'cookie-banner', answer);
      await taken(endpoint);
      await page.reload();
      // A record whose answer the reload cut off is sent again.
      await until(page, () => !Object.keys(localStorage).some((key) => key.includes('.record.')));
      const [before, sent] = [await stateOf(page), endpoint.requests.length];
      await page.click('#settings');
      await press(page, 'cookie-preferences', 'download-receipt');
      await soon(
        async () =>
          (await readdir(folder)).some((file) =>
            /^consent-receipt-\d{4}-\d\d-\d\d\.json$/.test(file),
          ),
        'a file',
      );
      const [file = ''] = await readdir(folder);
      const receipt = JSON.parse(await readFile(join(folder, file), 'utf8')) as Record<
        string,
        unknown
      > & { 'dpv:hasProcess': Record<string, unknown>[] };
      assert.equal(receipt['@type'], 'dpv:ConsentRecord');
      assert.deepEqual(receipt['dpv:hasDataController'], {
        '@type': 'dpv:DataController',
        'dpv:hasName': 'Nordlys AS',
      });
      assert.deepEqual(receipt['dpv:isIndicatedAtTime'], {
        '@type': 'xsd:dateTime',
        '@value': new Date(before.decidedAt!).toISOString(),
      });
      assert.deepEqual(
        receipt['dpv:hasProcess'].map((process) => process['dpv:hasConsentStatus']),
        [status, status, status, status],
      );
      assert.equal('dpv:hasIdentifier' in receipt, keepsId);
      assert.equal(
        await page.evaluate(() => document.querySelector('cookie-preferences')!.open),
        true,
      );
      assert.deepEqual(await stateOf(page), before);
      assert.equal(endpoint.requests.length, sent);
      await rm(folder, { recursive: true });
    });
  }

  it('is offered to nobody who has not decided, and nowhere without records', async () => {
    const { page } = await visit({ head: sending(recordEndpoint()), body: opener });
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    assert.equal(await page.evaluate(hasReceipt, action('download-receipt')), false);
    const { page: without } = await visit({ body: opener });
    await press(without, 'cookie-banner', 'reject-all');
    await settled(without);
    await without.click('#settings');
    await control(without, 'cookie-preferences', 'save');
    assert.equal(await without.evaluate(hasReceipt, action('download-receipt')), false);
  });
});
