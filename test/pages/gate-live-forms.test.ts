import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import type { ConsentStore } from '../../src/index.js';
import type { Engine, Window } from './support/engines/engine.js';
import { engines } from './support/engines/engines.js';
import { liveForms } from './support/live-forms.js';

/** What is known of one row. */
interface Found {
  readonly reports: readonly string[];
  readonly violations: number;
  /** What was asked for or ran although the gate had acted. */
  readonly late: readonly string[];
  readonly isOpen: boolean;
}

interface Reported {
  cetegraConsent: ConsentStore;
  reported: [id: string, text: string][];
  late: string[];
}

const demo = await startDemo();
const { origin, clear, log } = demo.thirdParty;
after(() => demo.close());

/** Forms whose reports have the same text: a page reports equal texts once. */
const isReportedWithOthers = (name: string) => /inline|handler|closed/.test(name);

for (const { name, launch, lack } of engines()) {
  if (launch) describe(`in ${name}`, () => forms(launch));
  else
    it(`${name} is not on this machine: live forms were not tried in it`, () => console.log(lack));
}

function forms(launch: () => Promise<Engine>): void {
  let engine: Engine;
  let live: readonly Found[];
  let strict: readonly Found[];
  before(async () => {
    engine = await launch();
    live = await inspectAll(await engine.open());
    strict = await openAll(await engine.open());
  });
  after(() => engine.close());

  describe('S17: a closed gate takes a live child out of action and reports it once', () => {
    for (const [row, { name }] of liveForms.entries()) {
      it(name, () => {
        const { reports, violations, late } = live[row]!;
        assert.deepEqual(late, []);
        // A server that renders content open may not know the answer.
        if (name === 'rendered content, direct')
          return assert.deepEqual(
            [reports.filter((text) => text.includes('live')), violations],
            [[], 0],
          );
        assert.ok(violations >= 1, 'an event');
        assert.ok(reports.length >= 1 || isReportedWithOthers(name), 'a report');
        assert.equal(new Set(reports).size, reports.length, 'each only once');
      });
    }
  });

  describe('S18: under strictHosts a granted gate stays closed over an address of another host and reports it', () => {
    for (const [row, { name }] of liveForms.entries()) {
      it(name, () => {
        const { reports, late, isOpen } = strict[row]!;
        assert.deepEqual([isOpen, late], [false, []]);
        assert.match(reports.join('\n'), /strictHosts/);
      });
    }
  });

  it('S17: a <base> in a gate no longer leads the page’s addresses elsewhere, and is reported', async () => {
    const window = await engine.open();
    await window.goto(
      page(
        'base',
        '',
        `<consent-gate id="row-0" category="marketing" label="Base"><base href="${origin}/base/"></consent-gate>`,
      ),
    );
    await window.evaluate(() => document.querySelector('consent-gate')!.whenInspected());
    await painted(window);
    const [isUnchanged, reports] = await window.evaluate(
      () =>
        [
          document.baseURI === location.href,
          (globalThis as unknown as Reported).reported.map(([, text]) => text).join('\n'),
        ] as const,
    );
    await window.close();
    assert.equal(isUnchanged, true);
    assert.match(reports, /base href=.*live/);
  });
}

function page(name: string, policy: string, body: string): string {
  return demo.page(
    `/live-${name}`,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${policy}
    <script>globalThis.reported = []; globalThis.late = []; const { error } = console;
      console.error = (...texts) => { reported.push([texts.find((text) => text?.id)?.id, String(texts[0])]); error.apply(console, texts); };
      addEventListener('consent-gate-violation', ({ target }) => reported.push([target.id, 'event']));
      // The last words of a frame that is gone may come at any time.
      addEventListener('message', ({ data, source }) => { if (source && !source.closed) late.push('a beat of ' + data.frame); });
      globalThis.ran = { push: (name) => { if (reported.some(([id]) => name === id + '-')) late.push('a run of ' + name); } };</script>
    <script type="module" src="/assets/consent/consent.js"></script></head><body><main>${body}</main></body></html>`,
  );
}

const write = (row: number) =>
  liveForms[row]!.html(
    (path = '/pixel.gif') => `${origin}${path}?name=row-${row}-&set=row-${row}-`,
  );

/** All forms in one page, each a child of a closed gate. What was neutralised must load nothing where no gate looks after it. */
async function inspectAll(window: Window): Promise<Found[]> {
  const gates = liveForms.map(
    (_, row) =>
      `<consent-gate id="row-${row}" category="marketing" label="Row">${write(row)}<a href="/elsewhere">Fallback</a></consent-gate>`,
  );
  await window.goto(page('children', '', gates.join('')));
  await window.evaluate(
    async () =>
      void (await Promise.all(
        [...document.querySelectorAll('consent-gate')].map((gate) => gate.whenInspected()),
      )),
  );
  await painted(window);
  // The last words of frames that are gone have come.
  await window.evaluate(async () => {
    const { late } = globalThis as unknown as Reported;
    for (let round = 0, silent = 0; round < 30 && silent < 4; round++) {
      silent = late.splice(0).length > 0 ? 0 : silent + 1;
      for (const end = performance.now() + 500; performance.now() < end;)
        await new Promise(requestAnimationFrame);
    }
  });
  clear();
  await window.evaluate(() => {
    for (const gate of document.querySelectorAll('consent-gate')) {
      const copy = document.createElement('div');
      copy.innerHTML = gate.innerHTML;
      gate.after(copy, ...gate.childNodes);
    }
    for (const video of document.querySelectorAll<HTMLMediaElement>('video,audio')) video.load();
  });
  return collect(window);
}

/** All forms in one page, each in the template of a gate that is granted, whose service has another host. */
async function openAll(window: Window): Promise<Found[]> {
  const policy = {
    revision: '1',
    strictHosts: true,
    defaultMarket: 'no',
    markets: { no: {} },
    services: liveForms.map((_, row) => ({
      id: `own-${row}`,
      category: 'marketing',
      label: `Own ${row}`,
      provider: 'Own',
      country: 'NO',
      description: { en: 'Own.' },
      cookies: [],
      privacyUrl: 'https://own.example/',
      hosts: ['own.example'],
    })),
  };
  const gates = liveForms.map(
    (_, row) =>
      `<consent-gate id="row-${row}" service="own-${row}" label="Row"><template></template></consent-gate>`,
  );
  await window.goto(
    page(
      'strict',
      `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`,
      gates.join(''),
    ),
  );
  clear();
  await window.evaluate(
    (all) => {
      for (const [row, html] of all.entries())
        document.querySelector(`#row-${row} template`)!.setHTMLUnsafe(html);
      (globalThis as unknown as Reported).cetegraConsent.grantAll();
    },
    liveForms.map((_, row) => write(row)),
  );
  await window.evaluate(async (rows) => {
    const { reported } = globalThis as unknown as Reported;
    for (
      const end = performance.now() + 60_000;
      new Set(reported.map(([id]) => id)).size < rows && performance.now() < end;
    )
      await new Promise(requestAnimationFrame);
  }, liveForms.length);
  return collect(window);
}

async function collect(window: Window): Promise<Found[]> {
  await painted(window);
  const [reported, late, open] = await window.evaluate(() => {
    const { reported, late } = globalThis as unknown as Reported;
    return [
      reported,
      late,
      [...document.querySelectorAll('consent-gate')].map((gate) => gate.open),
    ] as const;
  });
  await window.close();
  const asked = log().map(({ path }) => path);
  return liveForms.map((_, row) => {
    const own = reported.filter(([id]) => id === `row-${row}`).map(([, text]) => text);
    return {
      reports: own.filter((text) => text !== 'event'),
      violations: own.filter((text) => text === 'event').length,
      late: [...new Set([...asked, ...late].filter((text) => text.includes(`row-${row}-`)))],
      isOpen: open[row] === true,
    };
  });
}

/** Whatever was about to be asked for has been: frames were painted, and a request sent after them is answered. */
function painted(window: Window): Promise<void> {
  return window.evaluate(async (address) => {
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    await fetch(address);
  }, `${origin}/__log`);
}
