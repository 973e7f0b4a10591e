import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  control,
  frame,
  rejectedAll,
  settled,
  tell,
  until,
  visit,
} from './support/visitor.js';

type Measured = typeof globalThis & { shifts: { value: number; from: string[] }[] };

/** What docs/gate.md tells authors to put into their head. */
const reserve =
  '<style>consent-gate:not(:defined){display:block}consent-gate[src]:not(:defined){aspect-ratio:16/9}@media(max-width:40rem){consent-gate[src],consent-gate[ratio]{min-block-size:24rem}}</style>';
const fallback = '<a href="/elsewhere">Watch it elsewhere</a>';
const gates: [what: string, html: string][] = [
  [
    'src, and the ratio that comes with it',
    `<consent-gate category="marketing" label="Tour" src="${frame('it')}">${fallback}</consent-gate>`,
  ],
  [
    'a ratio of its own',
    `<consent-gate category="marketing" label="Tour" ratio="2/1" style="aspect-ratio:2/1" src="${frame('it')}">${fallback}</consent-gate>`,
  ],
  [
    'a template and a ratio',
    `<consent-gate category="marketing" label="Tour" ratio="4/3" style="aspect-ratio:4/3"><template><iframe width="100%" height="100%" src="${frame('it')}"></iframe></template>${fallback}</consent-gate>`,
  ],
];

/** Chromium tells of every shift that no input caused: https://web.dev/articles/cls */
async function measure(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const shifts: Measured['shifts'] = Object.assign(globalThis, {
      shifts: [] as Measured['shifts'],
    }).shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node?: Node }[];
      })[]) {
        shifts.push({
          value: entry.value,
          from: entry.sources.map(({ node }) => node?.nodeName ?? ''),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

async function assertStill(page: Page, step: string): Promise<void> {
  await settled(page);
  assert.deepEqual(await page.evaluate(() => (globalThis as Measured).shifts), [], step);
}

describe('E7: nothing jumps, layout shift is 0', () => {
  for (const [what, html] of gates)
    for (const width of [1000, 360]) {
      const viewport = { width, height: 900 };
      const body = `<p>Before</p>${html}<p id="after">What stands below</p>`;
      it(`from before the upgrade to the placeholder, open, and closed again, with ${what}, ${width} pixels wide`, async () => {
        const { page } = await visit({
          head: reserve,
          body,
          viewport,
          cookie: rejectedAll,
          prepare: measure,
        });
        await control(page, 'consent-gate', 'allow-once');
        await assertStill(page, 'the placeholder');
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=it');
        await assertStill(page, 'open');
        await tell(page, 'denyAll');
        await control(page, 'consent-gate', 'allow-once');
        await assertStill(page, 'closed again');
      });

      it(`for a visitor who comes back, with ${what}, ${width} pixels wide`, async () => {
        const { page } = await visit({
          head: reserve,
          body,
          viewport,
          cookie: acceptedAll,
          prepare: measure,
        });
        await arrived('/frame.html?name=it');
        await until(page, () => document.querySelector('consent-gate')!.open);
        await assertStill(page, 'open');
      });
    }

  it('and the measure does see a jump', async () => {
    const { page } = await visit({
      head: reserve,
      body: gates[0]![1],
      cookie: rejectedAll,
      prepare: measure,
    });
    await control(page, 'consent-gate', 'allow-once');
    await page.evaluate(() =>
      document
        .querySelector('consent-gate')!
        .before(Object.assign(document.createElement('div'), { style: 'height:200px' })),
    );
    await until(page, () => (globalThis as Measured).shifts.length > 0);
  });
});

describe('E6: a gate that closes and goes', () => {
  it('in a closed shadow root, and in an open one, opens and closes too', async () => {
    const { page } = await visit({
      body: '<div id="open"></div><div id="closed"></div>',
      cookie: acceptedAll,
    });
    const told = await page.evaluate(async () => {
      const roots = (['open', 'closed'] as const).map((mode) =>
        document.getElementById(mode)!.attachShadow({ mode }),
      );
      const gates = roots.map((root) => {
        const gate = document.createElement('consent-gate');
        gate.category = 'marketing';
        gate.append(
          Object.assign(document.createElement('template'), { innerHTML: '<p>Inside</p>' }),
        );
        root.append(gate);
        return gate;
      });
      const opened = await Promise.all(
        gates.map(
          (gate) =>
            new Promise((resolve) =>
              gate.addEventListener('consent-gate-open', () =>
                resolve(gate.querySelector('p')?.textContent),
              ),
            ),
        ),
      );
      (
        globalThis as unknown as { cetegraConsent: { denyAll: () => void } }
      ).cetegraConsent.denyAll();
      return [...opened, ...gates.map((gate) => gate.querySelector('p'))];
    });
    assert.deepEqual(told, ['Inside', 'Inside', null, null]);
  });

  it('removed while open takes its content along; a thousand added and removed ten times leave no listener and no node', async () => {
    const { page } = await visit({ cookie: acceptedAll });
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    const usage = async () => {
      for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      return ['Nodes', 'JSEventListeners'].map(
        (name) => metrics.find((metric) => metric.name === name)!.value,
      );
    };
    const cycle = () =>
      page.evaluate(() => {
        const run = async () => {
          const box = document.createElement('div');
          box.innerHTML =
            '<consent-gate category="marketing" label="Film"><template><p>Content</p></template></consent-gate>'.repeat(
              1000,
            );
          const gates = [...box.children];
          const allOpen = Promise.all(
            gates.map(
              (gate) =>
                new Promise((resolve) =>
                  gate.addEventListener('consent-gate-open', resolve, { once: true }),
                ),
            ),
          );
          document.body.append(box);
          await allOpen;
          box.remove();
          // Whether it moved or went is known when the task that took it out is over.
          await Promise.resolve();
          return gates.filter((gate) => gate.querySelector('p')).length;
        };
        // Chromium 143 once collected the promise that it was waiting for.
        return ((Object(globalThis) as { running?: Promise<number> }).running = run());
      });
    assert.equal(await cycle(), 0);
    const [nodes = 0, listeners = 0] = await usage();
    for (let time = 0; time < 10; time++) assert.equal(await cycle(), 0);
    const [nodesAfter = 0, listenersAfter = 0] = await usage();
    assert.equal(
      listenersAfter <= listeners,
      true,
      `${listeners} listeners became ${listenersAfter}`,
    );
    assert.equal(nodesAfter < nodes + 100, true, `${nodes} nodes became ${nodesAfter}`);
  });
});
