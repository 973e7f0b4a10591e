import type { Browser, EvaluateFunc } from 'puppeteer-core';
import { patient } from '../../../../scripts/patience.mjs';
import type { Engine, Window } from './engine.js';

/** Chromium by its own protocol, or Firefox by WebDriver BiDi. */
export function puppeteerEngine(name: string, browser: Browser): Engine {
  return { name, open: () => openWindow(browser), close: () => browser.close() };
}

async function openWindow(browser: Browser): Promise<Window> {
  const profile = await browser.createBrowserContext();
  const page = patient(await profile.newPage());
  // tsx names the functions it compiles, also those that run in the page.
  await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
  return {
    goto: async (address) => void (await page.goto(address)),
    evaluate: (run, ...args) =>
      page.evaluate(run as EvaluateFunc<unknown[]>, ...args) as Promise<never>,
    pressEnter: () => page.keyboard.press('Enter'),
    close: () => profile.close(),
  };
}
