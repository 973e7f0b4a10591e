import { mkdir, writeFile } from 'node:fs/promises';
import { startDemo } from '../demo/server.mjs';
import { buildIfStale } from './build.mjs';
import { launch } from './browser.mjs';
import { ROOT } from './run.mjs';

/** `npm run shots`: what visitors see, photographed on the demo's pages for docs/gallery.md. Names as arguments take only those. */
const PHONE = { width: 375, height: 667 };
const DESK = { width: 940, height: 600 };
const SHOTS = [
  { name: 'first-visit', size: { width: 1200, height: 750 } },
  ...['bottom', 'top', 'bottom-start', 'bottom-end', 'center'].map((position) => ({
    name: position,
    banner: { position },
  })),
  { name: 'modal', banner: { modal: '' } },
  { name: 'dark', dark: true },
  { name: 'forced-colours', forced: true },
  { name: 'right-to-left', path: '/ar' },
  { name: 'phone', size: PHONE },
  { name: 'phone-dark', size: PHONE, dark: true },
  { name: 'phone-large-text', size: PHONE, text: '200%' },
  { name: 'preferences', act: preferences },
  { name: 'preferences-dark', dark: true, act: preferences },
  { name: 'preferences-phone', size: PHONE, act: preferences },
  { name: 'preferences-rtl', path: '/ar', act: preferences },
  { name: 'declaration', path: '/cookie-policy#service-matomo', act: refuse },
  ...['workspace', 'north', 'paper'].map((brand) => ({
    name: `brand-${brand}`,
    path: `/brand-${brand}`,
  })),
];

const FOLDER = 'docs/images/';
const wanted = process.argv.slice(2);
await buildIfStale();
await mkdir(ROOT + FOLDER, { recursive: true });
const demo = await startDemo();
// As visitors see it: with this machine's fonts, not with those of the tests.
const browser = await launch({ env: { FONTCONFIG_FILE: process.env.FONTCONFIG_FILE } });
try {
  for (const shot of SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))
    await take(shot);
} finally {
  await browser.close();
  await demo.close();
}

async function take({
  name,
  path = '/',
  size = DESK,
  dark = false,
  forced = false,
  text,
  banner = {},
  act,
}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(size);
  const client = await page.createCDPSession();
  const features = [
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'forced-colors', value: forced ? 'active' : 'none' },
  ];
  await client.send('Emulation.setEmulatedMedia', { features });
  await page.evaluateOnNewDocument(prepare, { text, banner });
  await page.goto(demo.origin + path);
  await page.waitForSelector('cookie-banner >>> .panel');
  await act?.(page);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  // Text stays sharp at this quality, at less than half of what PNG takes.
  const picture = await page.screenshot({ type: 'webp', quality: 75 });
  await writeFile(`${ROOT}${FOLDER}${name}.webp`, picture);
  console.log(`${FOLDER}${name}.webp ${Math.round(picture.length / 1000)} kB`);
  await context.close();
}

/** Runs in the page before its own scripts: sets attributes as soon as there is something to set them on. */
function prepare({ text, banner }) {
  new MutationObserver((_, observer) => {
    const tag = document.querySelector('cookie-banner');
    if (!tag) return;
    observer.disconnect();
    if (text) document.documentElement.style.fontSize = text;
    for (const [attribute, value] of Object.entries(banner)) tag.setAttribute(attribute, value);
  }).observe(document, { childList: true, subtree: true });
}

async function preferences(page) {
  await page.click('cookie-banner >>> [data-consent-action="open-preferences"]');
  await page.waitForSelector('cookie-preferences >>> dialog[open]');
  await page.click('cookie-preferences >>> [name="statistics"]');
}

async function refuse(page) {
  await page.click('cookie-banner >>> [data-consent-action="reject-all"]');
}
