import { setTimeout as wait } from 'node:timers/promises';
import { startWebKit } from './webkit.mjs';

/** @web/test-runner in WebKitGTK: one window, one file after the other. Its page speaks as puppeteer's does, so that the runner's own commands work. */
export function webkitLauncher() {
  let browser;
  let active;
  return {
    name: 'WebKitGTK',
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      browser ??= await startWebKit();
      active = id;
      // As the other engines begin; and the pointer away from whatever could show that it is there.
      await pageOf(browser).setViewport({ width: 800, height: 600 });
      await browser.send('POST', '/actions', {
        actions: [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x: 0, y: 0 }] }],
      });
      await browser.send('POST', '/url', { url });
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => browser.send('GET', '/url'),
    async stopSession() {
      active = undefined;
      await browser.send('POST', '/url', { url: 'about:blank' });
      return { testCoverage: undefined };
    },
    async stop() {
      await browser?.close();
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK cannot be watched here.')),
    getPage: () => pageOf(browser),
  };
}

/** Keys by their WebDriver code points: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

function pageOf({ send }) {
  const act = (actions) =>
    send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const key = (type, name) => ({ type, value: KEYS[name] ?? name });
  const stroke = (name) => [key('keyDown', name), key('keyUp', name)];
  return {
    keyboard: {
      type: (text) => act([...text].flatMap(stroke)),
      press: (name) => act(stroke(name)),
      down: (name) => act([key('keyDown', name)]),
      up: (name) => act([key('keyUp', name)]),
    },
    async setViewport({ width, height }) {
      // A window is larger than what it shows, and takes its time.
      for (let attempt = 0; attempt < 40; attempt++) {
        const [innerWidth, innerHeight] = await send('POST', '/execute/sync', {
          script: 'return [innerWidth, innerHeight]',
          args: [],
        });
        if (innerWidth === width && innerHeight === height) return;
        const rect = await send('GET', '/window/rect');
        await send('POST', '/window/rect', {
          width: rect.width + width - innerWidth,
          height: rect.height + height - innerHeight,
        });
        await wait(50);
      }
      throw new Error(`The window cannot be made to show ${width}×${height}.`);
    },
  };
}
