import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fontEnvironment } from './test-fonts.mjs';

/** Said once where there is none. */
export const NO_WEBKIT =
  'No WebKitGTK on this machine: nothing was run in it. Install it (apt-get install webkit2gtk-driver xvfb).';

/** Whether WebKitWebDriver and a display for it are there. */
export function hasWebKit() {
  return (
    onPath('WebKitWebDriver') !== undefined &&
    (process.env.DISPLAY || onPath('Xvfb')) !== undefined &&
    miniBrowser() !== undefined
  );
}

/**
 * Starts WebKitGTK's small browser and one WebDriver session in it: https://www.w3.org/TR/webdriver2/
 * `send(method, path, body)` is any command of that session; `close()` ends the browser and all that was started for it.
 */
export async function startWebKit() {
  const display = process.env.DISPLAY ? undefined : await startDisplay();
  const env = {
    ...process.env,
    DISPLAY: process.env.DISPLAY ?? display.name,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    ...(await fontEnvironment()),
  };
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env,
    stdio: 'ignore',
  });
  const stop = () => {
    driver.kill();
    display?.process.kill();
  };
  process.once('exit', stop);
  const command = (method, path, body) => ask(`http://127.0.0.1:${port}${path}`, method, body);
  const options = { binary: miniBrowser(), args: ['--automation'] };
  const capabilities = {
    alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options },
  };
  await ready(() => command('GET', '/status'));
  const { sessionId } = await command('POST', '/session', { capabilities });
  return {
    send: (method, path, body) => command(method, `/session/${sessionId}${path}`, body),
    async close() {
      await command('DELETE', `/session/${sessionId}`).catch(() => undefined);
      process.off('exit', stop);
      stop();
    },
  };
}

async function ask(address, method, body) {
  const payload =
    method === 'POST'
      ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }
      : {};
  const response = await fetch(address, { method, ...payload });
  const { value } = await response.json();
  if (!response.ok)
    throw new Error(`${method} ${new URL(address).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** A screen in memory. Xvfb picks a free number and writes it where it is told to. */
async function startDisplay() {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.once('error', reject);
  });
  return { process: child, name: `:${number}` };
}

async function ready(ask) {
  for (const end = Date.now() + 20_000; ; await wait(50)) {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer.');
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Beside the library, in a folder whose name depends on the machine's kind. */
function miniBrowser() {
  const { stdout = '' } = spawnSync('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { encoding: 'utf8' });
  return (
    process.env.MINIBROWSER_PATH ??
    stdout?.split('\n').find((path) => path.endsWith('/MiniBrowser') && existsSync(path))
  );
}
