import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { presets } from '../../src/data/services/index.js';
import { isFirstParty } from '../../src/data/services/preset.js';
import { fitsPattern } from '../../src/core/name-pattern.js';
import { bundleModule } from './support/packages.js';
import { sdks, type Sdk } from './support/sdks.js';
import { demo, soon, until, visit } from './support/visitor.js';

/** Services of the table that the catalogue lacks. */
const withoutPreset: readonly string[] = [];

describe("The names that vendors' SDKs leave in the browser", () => {
  for (const sdk of sdks.filter(({ preset }) => presets[preset])) {
    it(`${sdk.name} writes no name that the preset "${sdk.preset}" does not declare`, async () => {
      const { page, asked } = await started(sdk);
      const names = await writtenNames(page, sdk);
      assert.deepEqual(
        names.filter((name) => !declared(sdk, name)),
        [],
        `${sdk.name} writes names that the preset "${sdk.preset}" lacks`,
      );
      if (sdk.loads)
        await soon(
          () => asked.some((url) => url.startsWith(sdk.loads!)),
          `${sdk.name} asks for ${sdk.loads}`,
        );
    });
  }

  it('SDKs whose service the catalogue lacks are exactly those that are listed here', () => {
    assert.deepEqual(
      sdks.filter(({ preset }) => !presets[preset]).map(({ preset }) => preset),
      withoutPreset,
    );
  });
});

/** A page without our tags that runs the SDK. Nothing leaves the machine: every other host is answered here. */
async function started(sdk: Sdk): Promise<{ page: Page; asked: string[] }> {
  const module = await bundleModule(`${sdk.start}\nglobalThis.started = true;`);
  const asked: string[] = [];
  const prepare = async (page: Page) => {
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request, asked));
  };
  const address = demo.page(
    `/sdk/${sdk.name}`,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,"></head>
    <body><p>Text</p><script type="module" src="${module}"></script></body></html>`,
  );
  const { page } = await visit({ address, prepare });
  await until(page, () => (globalThis as { started?: boolean }).started);
  return { page, asked };
}

const types: Partial<Record<ReturnType<HTTPRequest['resourceType']>, string>> = {
  script: 'text/javascript',
  document: 'text/html',
};

function answer(request: HTTPRequest, asked: string[]): Promise<void> {
  const url = new URL(request.url());
  if (url.hostname === 'localhost' || !url.protocol.startsWith('http')) return request.continue();
  asked.push(url.href);
  const contentType = types[request.resourceType()] ?? 'application/json';
  const { origin = '*', 'access-control-request-headers': wanted = '*' } = request.headers();
  return request.respond({
    status: 200,
    contentType,
    body: contentType === 'application/json' ? '{}' : '',
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-headers': wanted,
      'access-control-allow-methods': '*',
      'access-control-allow-credentials': 'true',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

/** Everything there once the names that the table expects are, and ten frames in a row have added none. */
async function writtenNames(page: Page, { name, writes }: Sdk): Promise<string[]> {
  const seen = new Set<string>();
  let unchanged = 0;
  const isDone = async () => {
    const before = seen.size;
    for (const one of await namesIn(page)) seen.add(one);
    unchanged = seen.size === before ? unchanged + 1 : 0;
    return (
      unchanged >= 10 &&
      writes.every((pattern) => [...seen].some((one) => fitsPattern(pattern, one)))
    );
  };
  await soon(isDone, `${name} writes ${writes.join(', ')}`);
  return [...seen].sort();
}

async function namesIn(page: Page): Promise<string[]> {
  const stored = await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    return [
      ...Object.keys(localStorage).map((name) => `local-storage ${name}`),
      ...Object.keys(sessionStorage).map((name) => `session-storage ${name}`),
      ...(await indexedDB.databases()).map(({ name }) => `indexed-db ${name}`),
      ...(await caches.keys()).map((name) => `cache ${name}`),
    ];
  });
  return [
    ...stored,
    ...(await page.browserContext().cookies()).map(({ name }) => `cookie ${name}`),
  ];
}

/** Whether the preset has the name at its place, as one that the site can clear. */
function declared({ preset: id }: Sdk, written: string): boolean {
  const preset = presets[id]!;
  return preset.cookies.some(
    (cookie) =>
      isFirstParty(preset, cookie) &&
      fitsPattern(`${cookie.kind ?? 'cookie'} ${cookie.name}`, written),
  );
}
