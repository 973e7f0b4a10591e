import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import type { Engine, Window } from './support/engines/engine.js';
import { engines } from './support/engines/engines.js';
import { soon, type Visited } from './support/visitor.js';

const demo = await startDemo();
/** Answers to scripts that are kept until the test wants them, by their path. */
const kept = new Map<string, ServerResponse[]>();
const slow = createServer(
  (request, response) => void kept.set(request.url!, [...(kept.get(request.url!) ?? []), response]),
);
await new Promise<void>((resolve) => void slow.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
after(async () => {
  await demo.close();
  slow.closeAllConnections();
  slow.close();
});

const isAsked = (path: string) => (kept.get(path)?.length ?? 0) > 0;
function letThrough(path: string): void {
  for (const response of kept.get(path) ?? []) {
    response.writeHead(200, {
      'content-type': 'text/javascript',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    });
    response.end(`(globalThis.ran ??= []).push('${path}')`);
  }
}

/** Scripts whose file or import is still loading when consent is withdrawn, or that are in a closed gate. `url` answers late. */
const gate = (content: string) =>
  `<consent-gate category="statistics" label="Late">${content}</consent-gate>`;
const server = (content: string) =>
  gate(`<div data-consent-content>${content}</div>`).replace('<consent-gate', '<consent-gate open');
const module = (url: string) =>
  `import '${url}'; (globalThis.ran ??= []).push('${new URL(url).pathname} behind it')`;

/** Never granted: the browser has asked for the file before the library ran. */
const neverGranted: readonly (readonly [name: string, html: (url: string) => string])[] = [
  ['a live async script', (url) => gate(`<script async src="${url}"></script>`)],
  ['a live defer script', (url) => gate(`<script defer src="${url}"></script>`)],
  ['a live module', (url) => gate(`<script type="module" src="${url}"></script>`)],
  ['a live inline module', (url) => gate(`<script type="module">${module(url)}</script>`)],
  ['a live SVG script', (url) => gate(`<svg><script async href="${url}"></script></svg>`)],
  [
    'a live script in a shadow root',
    (url) =>
      gate(
        `<div><template shadowrootmode="open"><script async src="${url}"></script></template></div>`,
      ),
  ],
  ['an async script in rendered content', (url) => server(`<script async src="${url}"></script>`)],
  [
    'a defer script in rendered content',
    (url) => server(`<p><script defer src="${url}"></script></p>`),
  ],
  ['a module in rendered content', (url) => server(`<script type="module" src="${url}"></script>`)],
  [
    'an inline module in rendered content',
    (url) => server(`<script type="module">${module(url)}</script>`),
  ],
  [
    'an SVG script in rendered content',
    (url) => server(`<svg><script async href="${url}"></script></svg>`),
  ],
  [
    'a script in a shadow root of rendered content',
    (url) =>
      server(
        `<div><template shadowrootmode="open"><script async src="${url}"></script></template></div>`,
      ),
  ],
];

/** Granted, and withdrawn while the file is on its way. */
const withdrawn: typeof neverGranted = [
  [
    'a page script',
    (url) => `<script type="text/plain" data-consent="statistics" src="${url}"></script>`,
  ],
  [
    'a page module',
    (url) =>
      `<script type="text/plain" data-consent="statistics" data-type="module" src="${url}"></script>`,
  ],
  [
    'an inline page module',
    (url) =>
      `<script type="text/plain" data-consent="statistics" data-type="module">${module(url)}</script>`,
  ],
  [
    'a page script in SVG',
    (url) =>
      `<svg><script type="text/plain" data-consent="statistics" href="${url}"></script></svg>`,
  ],
  [
    'a script of a gate',
    (url) => gate(`<template><script type="text/plain" src="${url}"></script></template>`),
  ],
  [
    'a module of a gate',
    (url) =>
      gate(
        `<template><script type="text/plain" data-type="module" src="${url}"></script></template>`,
      ),
  ],
  [
    'an inline module of a gate',
    (url) => gate(`<template><script type="module">${module(url)}</script></template>`),
  ],
  [
    'a script of a gate in SVG',
    (url) =>
      gate(`<template><svg><script type="text/plain" href="${url}"></script></svg></template>`),
  ],
];

for (const { name, launch, lack } of engines()) {
  if (launch) describe(`in ${name}`, () => late(launch));
  else
    it(`${name} is not on this machine: late scripts were not tried in it`, () =>
      console.log(lack));
}

function late(launch: () => Promise<Engine>): void {
  let engine: Engine;
  before(async () => (engine = await launch()));
  after(() => engine.close());

  /** What ran of a page after its slow files have come. */
  async function ranIn(
    path: string,
    html: string,
    act: (window: Window) => Promise<void>,
  ): Promise<string[]> {
    kept.delete(path);
    const address = demo.page(
      `/late${path}`,
      `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">
      <script type="module" async src="/assets/consent/consent.js"></script></head><body><main>${html}</main></body></html>`,
    );
    const window = await engine.open();
    // What is on its way keeps the page from `load`.
    const loaded = window.goto(address);
    await soon(
      () => isAsked(path) || /<template>|data-consent=/.test(html),
      'the slow file is asked for',
    );
    await act(window);
    letThrough(path);
    await loaded;
    // A script that is asked for when the others have come runs after them.
    const ran = await window.evaluate(async (witness) => {
      await import(witness);
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
      return (globalThis as Visited).ran ?? [];
    }, `${demo.thirdParty.origin}/module.js?set=witness`);
    await window.close();
    return ran;
  }

  describe('S16: what a gate takes out never runs when it arrives', () => {
    for (const [row, [name, html]] of neverGranted.entries()) {
      it(name, async () => {
        const path = `/taken-${row}`;
        const ran = await ranIn(path, html(origin + path), (window) =>
          evaluated(window, isTakenOut),
        );
        assert.deepEqual(ran, ['witness']);
      });
    }
  });

  describe('S8: what is on its way at a withdrawal never runs', () => {
    for (const [row, [name, html]] of withdrawn.entries()) {
      it(name, async () => {
        const path = `/withdrawn-${row}`;
        const ran = await ranIn(path, html(origin + path), async (window) => {
          await evaluated(window, () => 'state' in ((globalThis as Visited).cetegraConsent ?? {}));
          await window.evaluate(() => (globalThis as Visited).cetegraConsent.grant('statistics'));
          await soon(() => isAsked(path), 'the file is asked for');
          await window.evaluate(() => (globalThis as Visited).cetegraConsent.withdrawAll());
        });
        assert.deepEqual(ran, ['witness']);
      });
    }
  });
}

async function isTakenOut(): Promise<boolean> {
  const found = document.querySelector('consent-gate');
  if (!found?.shadowRoot?.querySelector('[part~=placeholder]')) return false;
  await found.whenInspected();
  return !found.querySelector('[data-consent-content], script:not([type="text/blocked"])');
}

/** Resolves when a check in the page says yes, also while the page still comes in. */
async function evaluated(window: Window, check: () => unknown): Promise<void> {
  await soon(() => window.evaluate(check).catch(() => false), String(check));
}
