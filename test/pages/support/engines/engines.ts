import { launch } from '../../../../scripts/browser.mjs';
import { findFirefox, launchFirefox, NO_FIREFOX } from '../../../../scripts/firefox.mjs';
import { hasWebKit, NO_WEBKIT } from '../../../../scripts/webkit.mjs';
import type { Engine } from './engine.js';
import { puppeteerEngine } from './puppeteer-engine.js';
import { webKitEngine } from './webkit-engine.js';

interface Choice {
  readonly name: string;
  /** `undefined` where this machine has none: what is said then must not be taken for a pass. */
  readonly launch: (() => Promise<Engine>) | undefined;
  readonly lack: string;
}

const chromium: Choice = {
  name: 'Chromium',
  launch: async () => puppeteerEngine('Chromium', await launch()),
  lack: '',
};
const firefox: Choice = {
  name: 'Firefox',
  launch: findFirefox() ? async () => puppeteerEngine('Firefox', await launchFirefox()) : undefined,
  lack: NO_FIREFOX,
};
const webKit: Choice = {
  name: 'WebKitGTK',
  launch: hasWebKit() ? () => Promise.resolve(webKitEngine()) : undefined,
  lack: NO_WEBKIT,
};

/** The browsers to run in: Chromium and Firefox, or the one that `TEST_ENGINE` names. */
export function engines(): readonly Choice[] {
  const wish = process.env.TEST_ENGINE?.toLowerCase();
  const all = { chromium, firefox, webkit: webKit };
  if (!wish) return [chromium, firefox];
  const chosen = Object.entries(all).find(([name]) => name === wish)?.[1];
  if (!chosen) throw new Error(`TEST_ENGINE is ${wish}; there are ${Object.keys(all).join(', ')}.`);
  return [chosen];
}
