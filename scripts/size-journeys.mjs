import { launch } from './browser.mjs';
import { startDemo } from '../demo/server.mjs';
import { patient } from './patience.mjs';

const LIBRARY = '/assets/consent/';
/** Loaded on developers' machines alone, such as this one. */
const DEVELOPERS = /chunks\/audit\.js$/;

/** Three visits in a real browser; for each, every file of ours that was fetched. */
export async function visit() {
  const demo = await startDemo();
  const browser = await launch();
  try {
    const gated = (lang) =>
      pageWith(
        lang,
        '<consent-gate category="marketing" service="twentythree" label="Tour" src="{{thirdParty}}/player"></consent-gate>',
      );
    const first = demo.page('/size-first', pageWith('en', ''));
    const returning = demo.page('/size-returning', gated('en'));
    const everything = demo.page('/size-everything', gated('nb'));

    const known = await browser.createBrowserContext();
    const firstVisit = await record(known, first, async (page) => {
      await control(page, 'cookie-banner', 'accept-all');
    });
    await answer(known, first);
    return {
      firstVisit,
      returning: await record(known, returning, (page) =>
        page.waitForSelector('consent-gate[open]'),
      ),
      everything: await record(await browser.createBrowserContext(), everything, async (page) => {
        await control(page, 'cookie-banner', 'accept-all');
        await control(page, 'consent-gate', 'allow-once');
        // Not with the mouse: the banner may lie over it.
        await page.$eval('#settings', (button) => button.click());
        await control(page, 'cookie-preferences', 'save');
      }),
    };
  } finally {
    await browser.close();
    await demo.close();
  }
}

function pageWith(lang, content) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Size</title>
    <script type="module" src="${LIBRARY}consent.js"></script></head>
    <body><cookie-banner></cookie-banner><main>${content}<button id="settings" data-consent-action="open-preferences">Cookies</button></main></body></html>`;
}

/** Goes there with an empty cache, waits for what the visit is about, and then until nothing more comes. */
async function record(context, address, until) {
  const page = patient(await context.newPage());
  await page.setCacheEnabled(false);
  const fetched = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith(LIBRARY) && !DEVELOPERS.test(pathname))
      fetched.push({ name: pathname.slice(LIBRARY.length), body: response.buffer() });
  });
  await page.goto(address);
  await until(page);
  await page.waitForNetworkIdle({ idleTime: 400 });
  const files = await Promise.all(
    fetched.map(async ({ name, body }) => ({ name, body: await body })),
  );
  await page.close();
  return files;
}

/** The real cookie, written by the real button: a returning visitor is whoever comes back. */
async function answer(context, address) {
  const page = patient(await context.newPage());
  await page.goto(address);
  await (await control(page, 'cookie-banner', 'accept-all')).click();
  await page.waitForFunction(() => document.cookie.includes('cetegra_consent='));
  await page.close();
}

function control(page, tag, action) {
  return page.waitForSelector(`${tag} >>> [data-consent-action="${action}"]`, { visible: true });
}
