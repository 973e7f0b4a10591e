import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { addPage, control, press, settled, stateOf, until, visit } from './support/visitor.js';

/** Runs a transition that changes the page, and says how it went. */
async function transition(
  page: Page,
  change: string,
): Promise<{ ready: string; finished: string; animated: boolean }> {
  await page.evaluate(`globalThis.change = () => { ${change} }`);
  return page.evaluate(async () => {
    const outcome = (promise: Promise<unknown>) =>
      promise.then(
        () => 'fulfilled',
        (error: unknown) => String(error),
      );
    const started = document.startViewTransition(async () => {
      (globalThis as unknown as { change: () => void }).change();
      // A router waits for something too.
      await fetch('/favicon.ico');
    });
    const ready = await outcome(started.ready);
    const animated = document
      .getAnimations()
      .some(({ effect }) =>
        (effect as KeyframeEffect).pseudoElement?.startsWith('::view-transition'),
      );
    return { ready, animated, finished: await outcome(started.finished) };
  });
}

const whole = { ready: 'fulfilled', finished: 'fulfilled', animated: true };
const again =
  "document.querySelector('cookie-banner').replaceWith(document.createElement('cookie-banner'))";

describe("the banner and a page's view transitions (case 1)", () => {
  for (const [what, change] of [
    ['is replaced by a new one', again],
    [
      'is replaced by a copy',
      "const b = document.querySelector('cookie-banner'); b.replaceWith(b.cloneNode())",
    ],
    ['is moved', "document.querySelector('main').append(document.querySelector('cookie-banner'))"],
    [
      'is shown and hidden by its methods',
      "const b = document.querySelector('cookie-banner'); b.hide(); b.show()",
    ],
    ['changes its place', "document.querySelector('cookie-banner').position = 'center'"],
    ['becomes modal', "document.querySelector('cookie-banner').modal = true"],
    ['is asked for the settings', "document.querySelector('#settings').click()"],
  ] as const) {
    it(`a transition in which the banner ${what} runs to its end`, async () => {
      const { page, crashes } = await visit({
        body: '<button id="settings" data-consent-action="open-preferences">Settings</button>',
      });
      await control(page, 'cookie-banner', 'reject-all');
      assert.deepEqual(await transition(page, change), whole);
      await control(
        page,
        what.includes('settings') ? 'cookie-preferences' : 'cookie-banner',
        'reject-all',
      );
      await press(
        page,
        what.includes('settings') ? 'cookie-preferences' : 'cookie-banner',
        'reject-all',
      );
      assert.deepEqual([(await stateOf(page)).method, crashes], ['reject-all', []]);
    });
  }

  it('transitions one after the other each run, and only the page skips one by starting the next', async () => {
    const { page, crashes } = await visit();
    await control(page, 'cookie-banner', 'reject-all');
    for (let turn = 0; turn < 3; turn++) assert.deepEqual(await transition(page, again), whole);
    await press(page, 'cookie-banner', 'accept-all');
    assert.deepEqual([(await stateOf(page)).method, crashes], ['accept-all', []]);
  });

  it('an answer by the keyboard while a transition runs counts', async () => {
    const { page } = await visit({
      head: '<style>::view-transition-group(*) { animation-duration: 60s }</style>',
    });
    await control(page, 'cookie-banner', 'reject-all');
    await page.evaluate(async () => {
      const started = document.startViewTransition(() =>
        document.querySelector('main')!.append('New'),
      );
      await started.ready;
      document
        .querySelector('cookie-banner')!
        .shadowRoot!.querySelector<HTMLElement>('[data-consent-action=reject-all]')!
        .focus();
    });
    await page.keyboard.press('Enter');
    await until(page, () => !document.querySelector('cookie-banner')!.open);
    assert.equal((await stateOf(page)).method, 'reject-all');
  });

  it('a transition from one document to the next runs to its end, and the banner is usable after it', async () => {
    const head = `<style>@view-transition { navigation: auto }</style><script>addEventListener('pagereveal', ({ viewTransition }) => {
      globalThis.revealed = viewTransition ? viewTransition.finished.then(() => 'finished', String) : 'none';
      globalThis.readied = viewTransition?.ready.then(() => 'ready', String);
    })</script>`;
    const second = addPage({ head });
    const { page, crashes } = await visit({ head, body: `<a id="next" href="${second}">Next</a>` });
    await control(page, 'cookie-banner', 'reject-all');
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click()),
    ]);
    await control(page, 'cookie-banner', 'reject-all');
    const outcome = await page.evaluate(async () =>
      Promise.all([
        (globalThis as { readied?: unknown }).readied,
        (globalThis as { revealed?: unknown }).revealed,
      ]),
    );
    assert.deepEqual(outcome, ['ready', 'finished']);
    await press(page, 'cookie-banner', 'reject-all');
    await settled(page);
    assert.deepEqual([(await stateOf(page)).method, crashes], ['reject-all', []]);
  });
});
