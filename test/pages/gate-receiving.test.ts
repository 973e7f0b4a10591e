import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import type { Engine } from './support/engines/engine.js';
import { engines } from './support/engines/engines.js';
import { soon, type Visited } from './support/visitor.js';

/** What Firefox goes on receiving when its element is out of the page, each with an address of its own. */
const forms: readonly (readonly [name: string, type: string, html: (url: string) => string])[] = [
  [
    'an endless picture',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<template><img loading="lazy" src="${url}" alt=""></template>`,
  ],
  [
    'a held endless picture',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<img data-consent-src="${url}" alt="">`,
  ],
  [
    'an endless picture of a <picture>',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<picture><source data-consent-srcset="${url}"><img alt=""></picture>`,
  ],
  [
    'an endless picture of an input',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<template><input type="image" src="${url}" alt="Go"></template>`,
  ],
  [
    'an endless picture in SVG',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<svg><image data-consent-href="${url}" width="9" height="9"/></svg>`,
  ],
  [
    'an endless picture in a frame',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<template><iframe src="${url}"></iframe></template>`,
  ],
  [
    'an endless picture as an object',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<template><object data="${url}"></object></template>`,
  ],
  [
    'a poster',
    'multipart/x-mixed-replace; boundary=part',
    (url) => `<video data-consent-poster="${url}"></video>`,
  ],
  [
    'a video',
    'video/webm',
    (url) => `<template><video src="${url}" preload="auto"></video></template>`,
  ],
  [
    'a source of a video',
    'video/webm',
    (url) =>
      `<template><video preload="auto"><source src="${url}" type="video/webm"></video></template>`,
  ],
  [
    'a film in a shadow root',
    'video/webm',
    (url) =>
      `<template><div><template shadowrootmode="open" shadowrootclonable><video src="${url}" preload="auto"></video></template></div></template>`,
  ],
  [
    'an audio',
    'audio/wav',
    (url) => `<template><audio src="${url}" preload="auto"></audio></template>`,
  ],
];

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const silence = Buffer.concat([
  Buffer.from(
    '52494646ffffffff57415645666d74201000000001000100401f0000401f00000100080064617461ffffffff',
    'hex',
  ),
  Buffer.alloc(20_000, 128),
]);

/** A third party that never ends its answers. */
const receiving = new Map<string, number>();
const endless = createServer((request, response) => {
  const row = Number(request.url!.split('/').pop());
  const [, type = ''] = forms[row] ?? [];
  receiving.set(String(row), (receiving.get(String(row)) ?? 0) + 1);
  response.writeHead(200, {
    'content-type': type,
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  });
  const send = () => {
    if (type.startsWith('multipart'))
      response.write(
        Buffer.concat([
          Buffer.from('--part\r\ncontent-type: image/gif\r\n\r\n'),
          pixel,
          Buffer.from('\r\n'),
        ]),
      );
    else response.write(silence);
  };
  send();
  const timer = setInterval(send, 100);
  response.on('close', () => {
    clearInterval(timer);
    receiving.set(String(row), (receiving.get(String(row)) ?? 0) - 1);
  });
});
await new Promise<void>((resolve) => void endless.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;

const demo = await startDemo();
after(async () => {
  await demo.close();
  endless.closeAllConnections();
  endless.close();
});

for (const { name, launch, lack } of engines()) {
  if (launch)
    describe(`S27 in ${name}: what a gate shows receives nothing after a withdrawal`, () =>
      withdrawn(launch));
  else
    it(`${name} is not on this machine: endless content was not tried in it`, () =>
      console.log(lack));
}

function withdrawn(launch: () => Promise<Engine>): void {
  let engine: Engine;
  before(async () => (engine = await launch()));
  after(() => engine.close());

  for (const [row, [name, , html]] of forms.entries()) {
    it(name, async () => {
      const gate = `<consent-gate category="marketing" label="Endless">${html(`${origin}/${row}`)}</consent-gate>`;
      const address = demo.page(
        `/endless-${row}`,
        `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">
        <script type="module" src="/assets/consent/consent.js"></script></head><body><main>${gate}</main></body></html>`,
      );
      const window = await engine.open();
      await window.goto(address);
      receiving.delete(String(row));
      await window.evaluate(() => (globalThis as Visited).cetegraConsent.grantAll());
      await soon(() => (receiving.get(String(row)) ?? 0) > 0, 'it is received');
      await window.evaluate(() => (globalThis as Visited).cetegraConsent.withdrawAll());
      await soon(() => receiving.get(String(row)) === 0, 'the connection is closed');
      await window.close();
    });
  }
}
