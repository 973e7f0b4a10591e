import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { unpackChromium } from './packaged-chromium.mjs';
import { PATIENT } from './patience.mjs';
import { fontEnvironment } from './test-fonts.mjs';

/**
 * A Chromium for the tests: CHROME_PATH, an installed one, Playwright's, or the one that npm brought along.
 * `CHROME_PATH=packaged` goes straight to the last, to see what a machine without any browser sees.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} `env` is what to add to the environment
 */
export async function findBrowser() {
  const wish = process.env.CHROME_PATH;
  if (wish && wish !== 'packaged') {
    if (answers(wish)) return { executablePath: wish, env: {} };
    throw new Error(`CHROME_PATH is ${wish}, but that does not answer --version.`);
  }
  const installed = wish ? undefined : candidates().find(answers);
  return installed ? { executablePath: installed, env: {} } : unpackChromium(answers);
}

/**
 * Puppeteer on that browser, with the fonts of the tests. Options are puppeteer’s; `args` are added to ours, and `env` to the environment.
 * @param {import("puppeteer-core").LaunchOptions} [options]
 */
export async function launch({ args = [], env, ...options } = {}) {
  const { default: puppeteer } = await import('puppeteer-core');
  const found = await launchOptions(env);
  return puppeteer.launch({ ...found, ...options, args: [...found.args, ...args] });
}

/** The options of any launcher: puppeteer here, web-test-runner there. `more` is added to the environment. */
export async function launchOptions(more = {}) {
  const { executablePath, env } = await findBrowser();
  // The sandbox needs rights that root, CI's containers and a browser unpacked by hand do not have.
  const confined =
    process.getuid?.() === 0 || process.env.CI || executablePath.includes('node_modules');
  const args = confined ? [...QUIET, '--no-sandbox', '--disable-dev-shm-usage'] : QUIET;
  return {
    ...PATIENT,
    executablePath,
    env: { ...process.env, ...env, ...(await fontEnvironment()), ...more },
    args,
  };
}

/** The only traffic must be the page's own. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

/** @param {Record<string, string>} [env] */
function answers(path, env = {}) {
  // On Windows Chrome opens a window for --version, and prints nothing.
  if (process.platform === 'win32') return existsSync(path);
  return (
    spawnSync(path, ['--version'], { timeout: 120_000, env: { ...process.env, ...env } }).status ===
    0
  );
}

function candidates() {
  return [...installedPaths(), ...playwrightPaths()].filter((path) => existsSync(path));
}

function installedPaths() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [
      process.env.PROGRAMFILES,
      process.env['PROGRAMFILES(X86)'],
      process.env.LOCALAPPDATA,
    ].filter(Boolean);
    return roots.flatMap((root) => [
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** chromium-1234/chrome-linux/chrome and the like: the newest revision first. */
function playwrightPaths() {
  const caches = { darwin: 'Library/Caches', win32: 'AppData/Local', linux: '.cache' };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(homedir(), caches[process.platform] ?? '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  const revisions = readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse();
  const files = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  return revisions.flatMap((revision) => files.map((file) => join(cache, revision, file)));
}
