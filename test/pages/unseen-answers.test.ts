import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  arrived,
  assertNothingReached,
  control,
  frame,
  opener,
  press,
  rejectedAll,
  soon,
  stateOf,
  tell,
  until,
  visit,
} from './support/visitor.js';

const gate = `<consent-gate category="marketing" label="Tour" answers="category" src="${frame('tour')}"></consent-gate>`;
const styled = (style: string) => gate.replace('<consent-gate', `<consent-gate style="${style}"`);
const preferences = (style: string) =>
  `<cookie-preferences inline style="${style}"></cookie-preferences>`;

/** Clicks where a control is, whatever lies there: as a visitor who sees something else does. */
async function clickAt(page: Page, tag: string, action: string): Promise<void> {
  const { x, y, width, height } = (await (await control(page, tag, action)).boundingBox())!;
  const within = (start: number, size: number, end: number) =>
    (Math.max(start, 0) + Math.min(start + size, end)) / 2;
  await page.mouse.click(within(x, width, 1000), within(y, height, 900));
}

/** Turns the first switch on, by the keyboard. */
async function turnOn(page: Page): Promise<void> {
  await (await page.waitForSelector('cookie-preferences >>> [role=switch]:enabled'))!.focus();
  await page.keyboard.press('Space');
}

describe('S11: an answer that nobody can see grants nothing, and the author is told', () => {
  for (const [what, tag, action, markup] of [
    [
      'a gate that is transparent',
      'consent-gate',
      'allow-category',
      styled('opacity:0;position:fixed;inset:0'),
    ],
    ['a gate that is almost transparent', 'consent-gate', 'allow-category', styled('opacity:.02')],
    [
      'a gate in something transparent',
      'consent-gate',
      'allow-category',
      `<div style="opacity:.5"><div style="opacity:.4">${gate}</div></div>`,
    ],
    [
      'a gate under a transparent filter',
      'consent-gate',
      'allow-category',
      styled('filter:opacity(1%)'),
    ],
    [
      'a gate behind a mask',
      'consent-gate',
      'allow-category',
      styled('mask-image:linear-gradient(#0000,#0000)'),
    ],
    [
      'a gate that is drawn too small to read',
      'consent-gate',
      'allow-category',
      styled('transform:scale(.3)'),
    ],
    [
      'preferences in the page that are transparent',
      'cookie-preferences',
      'accept-all',
      preferences('opacity:0;position:fixed;inset:0'),
    ],
    [
      'preferences in the page whose choice is saved unseen',
      'cookie-preferences',
      'save',
      preferences('opacity:.1'),
    ],
  ] as const) {
    it(what, async () => {
      const { page, reports } = await visit({
        cookie: rejectedAll,
        body: markup + (tag === 'consent-gate' ? '' : gate),
      });
      // Without a switch that is on, saving is a refusal, which counts however it is shown.
      if (action === 'save') await turnOn(page);
      await clickAt(page, tag, action);
      await soon(
        () =>
          reports.some((report) => report.includes(action) && report.includes('does not count')),
        'a report',
      );
      await assertNothingReached(page);
      assert.equal((await stateOf(page)).method, 'reject-all');
    });
  }

  it('a gate whose button is drawn over the whole page', async () => {
    const { page, reports } = await visit({ cookie: rejectedAll, body: gate });
    await (
      await control(page, 'consent-gate', 'allow-category')
    ).evaluate((button) => {
      const host = document.querySelector('consent-gate')!;
      const [box, around] = [button.getBoundingClientRect(), host.getBoundingClientRect()];
      host.style.cssText = `scale: 9; transform-origin: ${box.left + box.width / 2 - around.left}px ${box.top + box.height / 2 - around.top}px`;
    });
    await clickAt(page, 'consent-gate', 'allow-category');
    await soon(() => reports.some((report) => report.includes('does not count')), 'a report');
    await assertNothingReached(page);
  });

  for (const [what, markup] of [
    [
      'a page that is filtered, zoomed and turned',
      `<div style="filter:grayscale(1) invert(1);zoom:1.5;rotate:20deg;opacity:.9">${gate}</div>`,
    ],
    ['a gate that is scaled a little', styled('transform:scale(1.5);transform-origin:0 0')],
  ] as const) {
    it(`but one that can be seen counts: ${what}`, async () => {
      const { page } = await visit({ cookie: rejectedAll, body: markup });
      await press(page, 'consent-gate', 'allow-category');
      await arrived('/frame.html?name=tour');
    });
  }

  it('a refusal counts however it is shown: nothing stands in its way', async () => {
    const { page } = await visit({
      body: preferences('opacity:0;position:fixed;inset:0'),
      banner: '',
    });
    await clickAt(page, 'cookie-preferences', 'reject-all');
    await until(page, () => document.cookie.includes('a=reject-all'));
  });
});

describe('S11: only the visitor’s own click grants', () => {
  for (const action of ['accept-all', 'reject-all'] as const) {
    it(`${action} by a script ${action === 'accept-all' ? 'does nothing, and it is said what to call instead' : 'refuses'}`, async () => {
      const { page, reports } = await visit({ body: gate });
      await (await control(page, 'cookie-banner', action)).evaluate((button) => button.click());
      if (action === 'reject-all')
        return until(page, () => document.cookie.includes('a=reject-all'));
      await soon(() => reports.some((report) => report.includes('grantAll()')), 'a report');
      await assertNothingReached(page);
      await tell(page, 'grantAll');
      await arrived('/frame.html?name=tour');
    });
  }

  for (const key of ['Enter', 'Space'] as const) {
    it(`by the key ${key} at once`, async () => {
      const { page } = await visit({ body: gate });
      await (await control(page, 'cookie-banner', 'accept-all')).focus();
      await page.keyboard.press(key);
      await arrived('/frame.html?name=tour');
    });
  }

  it('by assistive technology, which asks the browser to press a control', async () => {
    const { page } = await visit({ body: gate });
    const button = await control(page, 'cookie-banner', 'accept-all');
    const session = await page.createCDPSession();
    // What a screen reader, voice control or a switch causes: a click by the browser itself, with no pointer and no place.
    await button.focus();
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 13,
      commands: [],
    });
    await session.send('Input.dispatchKeyEvent', {
      type: 'char',
      key: 'Enter',
      text: '\r',
      unmodifiedText: '\r',
    });
    await arrived('/frame.html?name=tour');
  });

  it('by a test that drives the browser, as soon as the button is there', async () => {
    const { page } = await visit({ body: gate });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
  });
});

/** Stops the page's clock, so that however slow the machine is, no time passes until the test says so. */
const stopClock = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const clock = { passed: 0 };
    performance.now = () => 1000 + clock.passed;
    Object.assign(globalThis, { clock });
  });
const pass = (page: Page, milliseconds: number) =>
  page.evaluate(
    (more) => ((globalThis as unknown as { clock: { passed: number } }).clock.passed += more),
    milliseconds,
  );

/** The middle of a control that will be there again. */
async function middleOf(
  page: Page,
  tag: string,
  action: string,
): Promise<readonly [x: number, y: number]> {
  const { x, y, width, height } = (await (await control(page, tag, action)).boundingBox())!;
  return [x + width / 2, y + height / 2];
}

describe('S11: a click that was meant for the page', () => {
  it('does not grant where the banner came up under the pointer; one that is made later does', async () => {
    const { page } = await visit({ body: gate, prepare: stopClock });
    const place = await middleOf(page, 'cookie-banner', 'accept-all');
    await tell(page, 'denyAll');
    await page.mouse.move(...place);
    await tell(page, 'reset');
    await control(page, 'cookie-banner', 'accept-all');
    await page.mouse.click(...place);
    await assertNothingReached(page);
    await pass(page, 500);
    await page.mouse.click(...place);
    await arrived('/frame.html?name=tour');
  });

  it('does not grant by a finger either', async () => {
    const { page } = await visit({ body: gate, prepare: stopClock });
    const place = await middleOf(page, 'cookie-banner', 'accept-all');
    await page.touchscreen.tap(...place);
    await assertNothingReached(page);
    await pass(page, 500);
    await page.touchscreen.tap(...place);
    await arrived('/frame.html?name=tour');
  });

  it('refuses where it lands on the refusal', async () => {
    const { page } = await visit({ body: gate, prepare: stopClock });
    await page.touchscreen.tap(...(await middleOf(page, 'cookie-banner', 'reject-all')));
    await until(page, () => document.cookie.includes('a=reject-all'));
  });
});

describe('S11: settings that the visitor opens under the pointer', () => {
  const large = opener.replace(
    '<button',
    '<button style="position:fixed;inset:0;width:100%;height:100%"',
  );

  it('are not answered by the second click of a double click', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: gate + large, prepare: stopClock });
    await page.click('#settings');
    const place = await middleOf(page, 'cookie-preferences', 'accept-all');
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('cookie-preferences')!.open);
    await page.mouse.click(...place);
    await control(page, 'cookie-preferences', 'accept-all');
    await page.mouse.click(...place);
    await assertNothingReached(page);
  });

  it('are answered at once by who moves to an answer', async () => {
    const { page } = await visit({ cookie: rejectedAll, body: gate + large, prepare: stopClock });
    await page.mouse.click(5, 5);
    await press(page, 'cookie-preferences', 'accept-all');
    await arrived('/frame.html?name=tour');
  });
});

describe('S12: a popover of the page that lies over the answers and lets clicks through', () => {
  it('lies under the banner, although no click is stopped by it', async () => {
    const cover =
      '<button id="open" popovertarget="cover">Menu</button><div id="cover" popover="manual" style="pointer-events:none;position:fixed;inset:0;width:100%;height:100%;background:#fff">Win a prize</div>';
    const { page } = await visit({ body: gate + cover });
    await control(page, 'cookie-banner', 'accept-all');
    await page.click('#open');
    // The one that was opened last is drawn over the others.
    const top = await page.evaluate(async () => {
      for (let turn = 0; turn < 2; turn++) await new Promise(requestAnimationFrame);
      const cover = document.querySelector<HTMLElement>('#cover')!;
      cover.style.pointerEvents = 'auto';
      const panel = document
        .querySelector('cookie-banner')!
        .shadowRoot!.querySelector('.panel')!
        .getBoundingClientRect();
      return document.elementFromPoint(panel.left + panel.width / 2, panel.top + panel.height / 2)
        ?.localName;
    });
    assert.equal(top, 'cookie-banner');
  });
});

describe('S13: preferences in the page that the visitor cannot be led to', () => {
  for (const style of [
    'position:absolute;left:-9999px',
    'position:fixed;top:-2000px',
    'opacity:0',
    'clip-path:inset(50%)',
    'position:absolute;width:1px;height:1px;overflow:hidden',
    'display:block;transform:scale(0)',
  ]) {
    it(`do not swallow “Cookie settings”: a dialog opens, with ${style}`, async () => {
      const { page } = await visit({ cookie: rejectedAll, body: opener + preferences(style) });
      await page.click('#settings');
      await until(page, () =>
        [...document.querySelectorAll('cookie-preferences')].some((element) =>
          element.shadowRoot?.querySelector('dialog')?.matches(':modal'),
        ),
      );
    });
  }
});
