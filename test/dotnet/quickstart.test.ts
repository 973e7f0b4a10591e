import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch } from '../../scripts/browser.mjs';
import { patient } from '../../scripts/patience.mjs';
import { startApp } from './support/app.js';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'consent-quickstart-'));
const app = join(folder, 'Shop');
const environment = { ...process.env, DOTNET_NOLOGO: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1', NUGET_PACKAGES: join(folder, 'packages') };
const dotnet = (cwd: string, ...args: string[]) => execFileSync('dotnet', args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

/** What the page says to do with a file: the attributes behind the language of a code block, and its text. */
interface Step {
  file: string;
  after?: string | undefined;
  before?: string | undefined;
  isFirst: boolean;
  text: string;
}

function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/^```\w+ \{file="([^"]+)"([^\n]*)\}\n([\s\S]*?)^```$/gm)].map(([, file = '', rest = '', text = '']) => {
    const attribute = (name: string) => new RegExp(`${name}="((?:[^"\\\\])*)"`).exec(rest)?.[1];
    return { file, after: attribute('after'), before: attribute('before'), isFirst: / start$/.test(rest), text };
  });
}

function follow({ file, after: behind, before: inFrontOf, isFirst, text }: Step): void {
  const path = join(app, file);
  if (!behind && !inFrontOf && file.endsWith('.json')) return writeFileSync(path, text);
  const old = readFileSync(path, 'utf8');
  const anchor = behind ?? inFrontOf;
  if (anchor === undefined) return writeFileSync(path, isFirst ? text + old : `${old}\n${text}`);
  assert.equal(old.split(anchor).length, 2, `"${anchor}" stands once in ${file}`);
  writeFileSync(path, old.replace(anchor, () => (behind ? `${anchor}\n${text}` : `${text}${anchor}`)));
}

describe('docs/aspnet.md, followed literally in a new app', () => {
  before(() => {
    const feed = join(folder, 'feed');
    dotnet(join(root, 'dotnet'), 'pack', 'src/Cetegra.Consent.AspNetCore', '-c', 'Release', '-o', feed, '--disable-build-servers', '-v', 'q');
    assert.equal(readdirSync(feed).filter((file) => file.endsWith('.nupkg')).length, 1);
    dotnet(folder, 'new', 'nugetconfig');
    dotnet(folder, 'nuget', 'add', 'source', feed, '--name', 'packed', '--configfile', 'nuget.config');
    dotnet(folder, 'new', 'mvc', '--output', 'Shop');
    dotnet(app, 'add', 'package', 'Cetegra.Consent.AspNetCore');
    for (const step of stepsOf(readFileSync(join(root, 'docs/aspnet.md'), 'utf8'))) follow(step);
    dotnet(app, 'build', '--disable-build-servers', '-v', 'q');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('gives an app that asks, and a video that waits for the answer', async () => {
    const shop = await startApp(app, 'bin/Debug/net10.0/Shop.dll');
    const browser = await launch();
    try {
      const page = patient(await browser.newPage());
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(shop.origin);
      await page.waitForSelector('cookie-banner >>> [data-consent-action="accept-all"]', { visible: true });
      assert.deepEqual(asked.filter((url) => !url.startsWith(shop.origin)), []);
      const video = page.waitForRequest((request) => request.url().startsWith('https://www.youtube-nocookie.com/'));
      await (await page.$('cookie-banner >>> [data-consent-action="accept-all"]'))!.click();
      await video;
    } finally {
      await browser.close();
      await shop.close();
    }
  });
});
