import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { policyWith } from './support/integrations.js';
import {
  acceptedAll,
  arrived,
  control,
  cookieValue,
  demo,
  frame,
  press,
  reached,
  rejectedAll,
  settled,
  soon,
  thirdParty,
  visit,
} from './support/visitor.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const snippet = read('demo/pages/parts/head-snippet.html').trimEnd();
const docs = read('docs/head-snippet.md');
const hash = `sha256-${createHash('sha256')
  .update(/^<script>([^]*)<\/script>$/.exec(snippet)![1]!)
  .digest('base64')}`;

const fallback = '<a id="fallback" href="/elsewhere">Watch it there</a>';
const gate = `<consent-gate category="marketing" label="Tour" src="${frame('tour')}">${fallback}</consent-gate><p id="after">What stands below</p>`;
const tag = `<script>(function () { dataLayer.push(arguments) })('config', 'G-1')</script><script async src="{{thirdParty}}/gtag.js"></script>`;
const heldTag = tag.replace('async src', 'type="text/plain" data-consent="statistics" src');
const pings = () => reached().flatMap((path) => /\/g\/collect.*gcs=(\w+)$/.exec(path)?.[1] ?? []);

/** Holds consent.js back until it is let go, as a slow network does. */
function slowly(): {
  prepare: (page: Page) => Promise<void>;
  asked: () => Promise<void>;
  letGo: () => Promise<void>;
} {
  const waiting: HTTPRequest[] = [];
  let isOpen = false;
  return {
    async prepare(page) {
      await page.setRequestInterception(true);
      page.on(
        'request',
        (request) =>
          void (!isOpen && request.url().endsWith('/consent.js')
            ? waiting.push(request)
            : request.continue()),
      );
    },
    asked: () => soon(() => waiting.length > 0, 'consent.js is asked for'),
    async letGo() {
      isOpen = true;
      for (const request of waiting) await request.continue();
    },
  };
}

type Timed = typeof globalThis & { patience?: () => void };

/** Keeps what the snippet does after three seconds, for a test to run: a slow machine may need longer than that to look. */
const takeTimer = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const { setTimeout } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, delay: number, ...more: unknown[]) =>
        delay === 3000
          ? void ((globalThis as Timed).patience = run)
          : setTimeout(run, delay, ...more),
    });
  });

/** A page whose consent.js has not come yet. */
async function early(cookie: string | undefined, body: string, head = snippet) {
  const { prepare, asked, letGo } = slowly();
  const address = demo.page(
    `/snippet-${counted++}`,
    `<!doctype html><html lang="en"><head><title>Test</title><link rel="icon" href="data:,">${head}<script type="module" src="/assets/consent/consent.js"></script></head><body><cookie-banner></cookie-banner>${body}</body></html>`,
  );
  const { page } = await visit({
    address: 'about:blank',
    ...(cookie !== undefined && { cookie }),
    prepare: async (blank) => (await takeTimer(blank), await prepare(blank)),
  });
  const loading = page.goto(address);
  // A test may end, and close the page, while it still waits.
  loading.catch(() => undefined);
  await asked();
  await page.waitForSelector('consent-gate + *');
  return { page, letGo: async () => (await letGo(), await loading) };
}
let counted = 0;

const isSeen = (page: Page, selector = '#fallback') =>
  page.$eval(selector, (it) => it.checkVisibility({ visibilityProperty: true }));
const place = (page: Page) =>
  page.evaluate(() =>
    ['consent-gate', '#after'].map((selector) =>
      Math.round(
        document.querySelector(selector)!.getBoundingClientRect()[
          selector === '#after' ? 'top' : 'height'
        ],
      ),
    ),
  );

describe('The snippet for the head', () => {
  it('is one text in the docs and in the demo, under 500 bytes, and the docs have its hash', async () => {
    assert.ok(Buffer.byteLength(snippet) < 500, `${Buffer.byteLength(snippet)} bytes`);
    assert.equal(/```html\n([^]*?)\n```/.exec(docs)?.[1], snippet);
    assert.deepEqual(docs.match(/sha256-[\w+/]+=*/g), [hash]);
    for (const path of ['/', '/nb/']) {
      const head = (await (await fetch(demo.origin + path)).text()).split('</head>')[0]!;
      assert.ok(head.includes(snippet), path);
      assert.ok(
        head.indexOf(snippet) < head.indexOf('<script '),
        `${path}: before every other script`,
      );
    }
  });

  it('S-16: runs under a policy that lists the hash, and violates nothing; without the hash it does not run', async () => {
    for (const [source, runs] of [
      [`'${hash}'`, true],
      ['', false],
    ] as const) {
      const headers = {
        'content-security-policy': `default-src 'none'; script-src 'self' ${source}; style-src 'none'; img-src data:; frame-src ${thirdParty}; connect-src 'self' ${thirdParty}; require-trusted-types-for 'script'; trusted-types lit-html`,
      };
      const watch = (page: Page) =>
        page.evaluateOnNewDocument(() => {
          const violations: string[] = Object.assign(globalThis, {
            violations: [] as string[],
          }).violations;
          addEventListener(
            'securitypolicyviolation',
            ({ violatedDirective }) => violations.push(violatedDirective),
            true,
          );
        });
      const { page } = await visit({
        head: snippet,
        headers,
        body: gate,
        cookie: acceptedAll,
        prepare: watch,
      });
      await arrived('/frame.html?name=tour');
      const seen = await page.evaluate(() => [
        document.adoptedStyleSheets.length > 0,
        'dataLayer' in globalThis,
        (globalThis as unknown as { violations: string[] }).violations.length === 0,
      ]);
      assert.deepEqual(seen, [runs, runs, runs]);
    }
  });

  it("I-2: a tag of Google's that is not held back finds everything denied", async () => {
    await visit({ head: snippet + tag, banner: '' });
    await soon(() => pings().length > 0, 'a ping');
    assert.deepEqual(pings(), ['G100']);
    // Such a tag takes silence for a yes: what the snippet is for.
    await visit({ head: `<script>dataLayer = []</script>${tag}`, banner: '' });
    await soon(() => pings().length > 0, 'a ping');
    assert.deepEqual(pings(), ['G111']);
  });

  it('I-2: with the integration the tag hears what was answered, then and at once', async () => {
    const advanced = policyWith([{ id: 'google-consent-mode', mode: 'advanced' }]);
    const { page, reports } = await visit({ head: snippet + advanced + tag });
    await soon(() => pings().length > 0, 'a ping');
    await press(page, 'cookie-banner', 'accept-all');
    await page.evaluate(`(function () { dataLayer.push(arguments) })('event', 'later')`);
    await soon(() => pings().length > 1, 'another ping');
    assert.deepEqual(pings(), ['G100', 'G111']);
    assert.deepEqual(reports, []);
  });

  it('I-2: a tag that is held back runs under the answer: the default undoes nothing', async () => {
    await visit({
      head: snippet + policyWith(['google-consent-mode']) + heldTag,
      cookie: cookieValue({ c: 'statistics' }),
    });
    await soon(() => pings().length > 0, 'a ping');
    assert.deepEqual(pings(), ['G101']);
  });

  it('E7: keeps the room of a gate until our script is there: nothing below it moves', async () => {
    for (const cookie of [undefined, rejectedAll, acceptedAll]) {
      const { page, letGo } = await early(cookie, gate);
      const before = await place(page);
      const width = await page.$eval('consent-gate', (it) => it.getBoundingClientRect().width);
      assert.equal(before[0], Math.round((width * 9) / 16));
      await letGo();
      if (cookie === acceptedAll) await arrived('/frame.html?name=tour');
      else await control(page, 'consent-gate', 'allow-once');
      await settled(page);
      assert.deepEqual(await place(page), before);
    }
  });

  it("the page's own rules for gates win", async () => {
    const { page } = await early(
      undefined,
      gate,
      `${snippet}<style>consent-gate{display:grid;aspect-ratio:2/1}</style>`,
    );
    const [display, ratio] = await page.$eval('consent-gate', (it) => [
      getComputedStyle(it).display,
      getComputedStyle(it).aspectRatio,
    ]);
    assert.deepEqual([display, ratio], ['grid', '2 / 1']);
  });

  it('who has decided sees no link flash by before the content; who has not sees the link at once', async () => {
    for (const [cookie, seen] of [
      [acceptedAll, false],
      [rejectedAll, false],
      [undefined, true],
    ] as const) {
      const { page, letGo } = await early(cookie, gate);
      assert.equal(await isSeen(page), seen);
      await letGo();
      if (cookie === acceptedAll) await arrived('/frame.html?name=tour');
      else {
        await control(page, 'consent-gate', 'allow-once');
        assert.equal(await isSeen(page), true, 'in the placeholder');
      }
    }
  });

  it('what a server rendered open stays in sight', async () => {
    const { page } = await early(
      acceptedAll,
      `<consent-gate open category="marketing" label="Tour"><p id="live" data-consent-content>Content</p></consent-gate><p id="after"></p>`,
    );
    assert.equal(await isSeen(page, '#live'), true);
  });

  it('E2: where our script never comes, the link is there after a while', async () => {
    const { page } = await early(acceptedAll, gate);
    assert.equal(await isSeen(page), false);
    await page.evaluate(() => (globalThis as Timed).patience!());
    assert.equal(await isSeen(page), true);
  });
});
