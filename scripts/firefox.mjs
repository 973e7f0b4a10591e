import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { PATIENT } from './patience.mjs';
import { fontEnvironment } from './test-fonts.mjs';

/** Said once where there is none, so that nobody takes a shorter run for a whole one. */
export const NO_FIREFOX =
  'No Firefox on this machine: nothing was run in it. Install one (apt-get install firefox-esr), or set FIREFOX_PATH.';

/** An installed Firefox that answers: FIREFOX_PATH, or one of the usual places. @returns {string | undefined} */
export function findFirefox() {
  const wish = process.env.FIREFOX_PATH;
  if (wish && !answers(wish))
    throw new Error(`FIREFOX_PATH is ${wish}, but that does not answer --version.`);
  return wish || candidates().find((path) => existsSync(path) && answers(path));
}

/** Puppeteer on that Firefox, by WebDriver BiDi, with the fonts of the tests. Options are puppeteer's. */
export async function launchFirefox({ extraPrefsFirefox = {}, ...options } = {}) {
  const { default: puppeteer } = await import('puppeteer-core');
  const found = await firefoxOptions();
  return puppeteer.launch({
    ...found,
    ...options,
    extraPrefsFirefox: { ...found.extraPrefsFirefox, ...extraPrefsFirefox },
  });
}

/** The options of any launcher: puppeteer here, web-test-runner in element-engines.mjs. */
export async function firefoxOptions() {
  const fonts = await fontEnvironment();
  // A page's process may read no other files than the system's.
  const readable = fonts.FONTCONFIG_FILE
    ? { 'security.sandbox.content.read_path_whitelist': `${dirname(fonts.FONTCONFIG_FILE)}/` }
    : {};
  return {
    ...PATIENT,
    browser: 'firefox',
    executablePath: findFirefox(),
    env: { ...process.env, ...fonts },
    extraPrefsFirefox: readable,
  };
}

function answers(path) {
  return process.platform === 'win32'
    ? existsSync(path)
    : spawnSync(path, ['--version'], { timeout: 120_000 }).status === 0;
}

function candidates() {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean);
    return roots.map((root) => join(root, 'Mozilla Firefox/firefox.exe'));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)));
}
