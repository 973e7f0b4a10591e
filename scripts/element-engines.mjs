import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { launchOptions } from './browser.mjs';
import { recordingPage } from './coverage.mjs';
import { firefoxOptions } from './firefox.mjs';
import { patient } from './patience.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

/** A test that needs one of these is listed with the reason in the engine that lacks it: `itWhere` in test/elements/support. */
const NO_MEDIA = { media: 'its driver cannot set media features' };
const NO_ATTRIBUTES = { cookieAttributes: 'its cookieStore tells names and values only' };
const NO_MOVED_FRAME = {
  movedFrame: 'it loads a frame in a shadow tree again when its host is moved',
};
const NO_PHONE = {
  phone: 'its window cannot be narrower than 450 pixels',
  window: 'its window does not take every size',
};
const NO_WRITTEN_PAGE = {
  writtenPage: 'it keeps modules that import others waiting in a page that a script writes',
};
const NO_LAZY_DIALOG = {
  lazyDialog:
    'a dialog is invisible there for some frames, and a modal banner that is invisible leaves',
};

/** Where the tests of the elements run, by `TEST_ENGINE`: how it is started, and what the engine or its driver lacks. */
const ENGINES = {
  chromium: async () => ({
    browsers: [
      chromeLauncher({
        launchOptions: await launchOptions(),
        createPage: process.env.BROWSER_COVERAGE ? recordingPage : patientPage,
      }),
    ],
    lacks: {},
  }),
  firefox: async () => ({
    browsers: [
      chromeLauncher({
        puppeteer: puppeteerCore.default ?? puppeteerCore,
        launchOptions: await firefoxOptions(),
        createPage: patientPage,
      }),
    ],
    lacks: { ...NO_MEDIA, ...NO_ATTRIBUTES, ...NO_MOVED_FRAME },
  }),
  webkit: async () => ({
    browsers: [webkitLauncher()],
    lacks: { ...NO_MEDIA, ...NO_ATTRIBUTES, ...NO_PHONE, ...NO_WRITTEN_PAGE, ...NO_LAZY_DIALOG },
  }),
};

async function patientPage({ context }) {
  return patient(await context.newPage());
}

export async function elementEngine(name = 'chromium') {
  if (!Object.hasOwn(ENGINES, name))
    throw new Error(`TEST_ENGINE is ${name}. There are: ${Object.keys(ENGINES).join(' ')}`);
  return { name, ...(await ENGINES[name]()) };
}
