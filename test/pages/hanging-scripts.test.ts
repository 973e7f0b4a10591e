import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  arrived,
  assertNothingReached,
  control,
  demo,
  frame,
  press,
  soon,
  visit,
  type Visited,
} from './support/visitor.js';

let pages = 0;
const hanging = (attributes: string, address: string) =>
  `<script ${attributes} src="${address}"></script>`;
/** The form of our script tag that docs/gate.md gives for pages whose scripts may hang. */
const ours = '<script type="module" async src="/assets/consent/consent.js"></script>';
const content = `<main><consent-gate category="marketing" label="Tour" src="${frame('hanging')}"></consent-gate><script type="text/plain" data-consent="statistics">(globalThis.ran ??= []).push('held')</script></main><p>Text</p>`;
const ranIn = (page: Page) => page.evaluate(() => (globalThis as Visited).ran ?? []);

const documents: [what: string, write: (address: string) => string][] = [
  [
    'a defer script before ours',
    (address) =>
      `<head>${hanging('defer', address)}${ours}</head><body><cookie-banner></cookie-banner>${content}</body>`,
  ],
  [
    'a module before ours',
    (address) =>
      `<head>${hanging('type="module"', address)}${ours}</head><body><cookie-banner></cookie-banner>${content}</body>`,
  ],
  [
    'a script that blocks the parser, after the banner',
    (address) =>
      `<head>${ours}</head><body><cookie-banner></cookie-banner>${content}${hanging('', address)}<p>Rest</p></body>`,
  ],
];

describe('K7: a script of the page that does not arrive', () => {
  for (const [what, write] of documents) {
    it(`the async form of our script tag asks, answers and opens all the same: ${what}`, async () => {
      const waiting: ServerResponse[] = [];
      const address = demo.endpoint(
        `/hanging-${++pages}.js`,
        (_: unknown, response: ServerResponse) => void waiting.push(response),
      );
      const { page } = await visit();
      demo.thirdParty.clear();
      const arrival = page.goto(
        demo.page(
          `/hanging-${pages}`,
          `<!doctype html><html lang="en"><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${write(address)}</html>`,
        ),
      );
      await soon(() => waiting.length > 0, 'the script is asked for');
      await control(page, 'cookie-banner', 'accept-all');
      await assertNothingReached(page);
      await press(page, 'cookie-banner', 'accept-all');
      await arrived('/frame.html?name=hanging');
      await soon(async () => (await ranIn(page)).length === 1, 'the held script ran');
      assert.equal(
        await page.evaluate(() => document.readyState === 'complete'),
        false,
        'the script still hangs',
      );
      for (const response of waiting)
        response.writeHead(200, { 'content-type': 'text/javascript' }).end();
      await arrival;
      assert.deepEqual(
        [await ranIn(page), await page.$eval('cookie-banner', ({ open }) => open)],
        [['held'], false],
      );
    });
  }
});
