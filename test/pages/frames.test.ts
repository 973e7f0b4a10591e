import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { addPage, control, demo, press, settled, soon, until, visit } from './support/visitor.js';

const isAsking = (at: Frame | Page) =>
  at.evaluate(
    () =>
      document.querySelector('cookie-banner')?.shadowRoot?.querySelector(':popover-open') !==
        null && document.querySelector('cookie-banner') !== null,
  );
const child = (page: Page) => page.frames()[1] as Frame;
const hasStarted = (frame: Frame) =>
  soon(
    () =>
      frame
        .evaluate(
          () => 'cetegraConsent' in globalThis && customElements.get('cookie-banner') !== undefined,
        )
        .catch(() => false),
    'the frame has started',
  );

describe('a page of ours in a frame (K8)', () => {
  it('leaves the question to a page of the same origin around it, and the answer there counts in it', async () => {
    const { page, crashes } = await visit({
      body: `<iframe src="${addPage({})}" width="600" height="400"></iframe>`,
    });
    await control(page, 'cookie-banner', 'reject-all');
    await hasStarted(child(page));
    await settled(page);
    assert.deepEqual([await isAsking(page), await isAsking(child(page))], [true, false]);
    await press(page, 'cookie-banner', 'accept-all');
    await soon(
      () =>
        child(page).evaluate(() =>
          (
            globalThis as unknown as { cetegraConsent: { isGranted(id: string): boolean } }
          ).cetegraConsent.isGranted('marketing'),
        ),
      'the answer counts',
    );
    assert.deepEqual(
      [await isAsking(page), await isAsking(child(page)), crashes],
      [false, false, []],
    );
  });

  it('asks where the page around it has no banner', async () => {
    const { page } = await visit({
      address: demo.page(
        '/frames-plain',
        `<!doctype html><title>Plain</title><iframe src="${addPage({})}" width="600" height="400"></iframe>`,
      ),
    });
    await soon(() => isAsking(child(page)).catch(() => false), 'it asks');
  });

  it('does not ask in a frame of another site, where the answer could not be kept, and can be asked to', async () => {
    const address = addPage({});
    const outside = demo
      .page(
        '/frames-outside',
        `<!doctype html><title>Outside</title><iframe src="${address}" width="600" height="400"></iframe>`,
      )
      .replace('//localhost', '//127.0.0.1');
    const { page, crashes } = await visit({ address: outside }).catch(() =>
      assert.fail(`the demo does not listen on ${outside}`),
    );
    await hasStarted(child(page));
    await settled(page);
    assert.equal(await isAsking(child(page)), false);
    await child(page).evaluate(() => document.querySelector('cookie-banner')!.show());
    assert.equal(await isAsking(child(page)), true);
    assert.deepEqual(crashes, []);
  });

  it('asks when it is visited by itself', async () => {
    const { page } = await visit();
    await control(page, 'cookie-banner', 'reject-all');
    await until(page, () => document.querySelector('cookie-banner')!.open);
  });
});
