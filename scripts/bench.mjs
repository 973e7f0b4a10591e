import { setTimeout as wait } from 'node:timers/promises';
import { createPages, settled, SRC_GATE, TEMPLATE_GATE, usage } from './bench-pages.mjs';
import { launch } from './browser.mjs';
import { buildIfStale } from './build.mjs';
import { startDemo } from '../demo/server.mjs';

/**
 * Where time and memory go, for whoever changes how gates open, draw or leave. No test: milliseconds tell of this machine
 * in this minute. Read the ratios, which compare two pages within one run, and the counts.
 */
const MANY = 1000;
const CYCLES = 10;
/** How often each is measured: what is small is noisy, what is large is slow. */
const RUNS = { 1: 5, 10: 5, 100: 3, [MANY]: 1 };
const ACCEPT = 'cookie-banner >>> [data-consent-action="accept-all"]';

await buildIfStale();
const demo = await startDemo();
const pages = createPages(demo);
const browser = await launch();
try {
  console.log(
    'Accept with N gates, against a click handler that makes N iframes at once (medians, ms after the click).',
  );
  console.table(await accept());
  console.log(
    `The queue alone: ${MANY} gates with a template, in a browser with scheduler.yield and in one without.`,
  );
  console.table([await queue()]);
  console.log(`What closed gates cost: ${MANY} of them, against a page with none.`);
  console.table([await closed()]);
  console.log(`What stays behind, per gate, when ${MANY} are added and removed ${CYCLES} times.`);
  console.table([
    await cycles('closed, drawn', SRC_GATE, false),
    await cycles('open', TEMPLATE_GATE, true),
  ]);
} finally {
  await browser.close();
  await demo.close();
}

async function accept() {
  const rows = [];
  for (const [gates, times] of Object.entries(RUNS)) {
    const ours = await repeat(times, pages.gates(Number(gates)), ACCEPT);
    const naive = await repeat(times, pages.naive(Number(gates)), '#accept');
    const compare = (name) => ({
      [name]: Math.round(ours[name]),
      [`naive ${name}`]: Math.round(naive[name]),
      [`${name} ratio`]: round(ours[name] / naive[name]),
    });
    rows.push({
      gates,
      ...compare('paint'),
      ...compare('open'),
      'longest task': ours.busiest,
      'naive task': naive.busiest,
    });
  }
  return rows;
}

/** Safari's way out is a timer, and browsers hold nested timers back by 4 ms each: what yields too often crawls there. */
async function queue() {
  const withYield = await repeat(1, pages.templates(MANY), ACCEPT);
  const without = await repeat(1, pages.templates(MANY), ACCEPT, () => delete globalThis.scheduler);
  return {
    open: Math.round(withYield.open),
    'open without': Math.round(without.open),
    ratio: round(without.open / withYield.open),
  };
}

/** Medians of so many clicks, each on a new page in a new profile. */
async function repeat(times, address, button, prepare) {
  const runs = [];
  for (let run = 0; run < times; run += 1)
    runs.push(await visit(address, (page) => click(page, button), prepare));
  const median = (name) =>
    runs.map((run) => run[name]).sort((one, other) => one - other)[Math.floor(times / 2)];
  return { paint: median('paint'), open: median('open'), busiest: median('busiest') };
}

async function click(page, button) {
  await (await page.waitForSelector(button, { visible: true })).click();
  await page.waitForFunction(() => globalThis.bench.all && globalThis.bench.paint, {
    polling: 50,
    timeout: 60_000,
  });
  // Long tasks are told a while after their end.
  await wait(100);
  const { paint, all, busiest } = await page.evaluate(() => globalThis.bench);
  // Nobody sees the naive page's frames before it has painted.
  return { paint, open: Math.max(all, paint), busiest };
}

async function closed() {
  const none = await visit(pages.gates(0), usage);
  demo.thirdParty.clear();
  const many = await visit(pages.gates(MANY), async (page) => ({
    ...(await usage(page)),
    frames: page.frames().length - 1,
  }));
  const each = (name, unit = 1) => round((many[name] - none[name]) / MANY / unit);
  const reached = { iframes: many.frames, 'third-party requests': demo.thirdParty.log().length };
  return {
    'nodes/gate': each('nodes'),
    'listeners/gate': each('listeners'),
    'heap/gate, kB': each('heap', 1000),
    ...reached,
  };
}

function cycles(gates, html, granted) {
  return visit(pages.gates(0), async (page) => {
    if (granted) await page.evaluate(() => globalThis.cetegraConsent.grantAll());
    let before;
    // The one before the first brings what is loaded and compiled once.
    for (let cycle = 0; cycle <= CYCLES; cycle += 1) {
      await page.evaluate(
        (all) => (document.querySelector('main').innerHTML = all),
        html.repeat(MANY),
      );
      await settled(page);
      await page.evaluate(() => document.querySelector('main').replaceChildren());
      before ??= await usage(page);
    }
    const after = await usage(page);
    const each = (name) => round((after[name] - before[name]) / MANY / CYCLES);
    return {
      gates,
      nodes: each('nodes'),
      listeners: each('listeners'),
      'heap, bytes': each('heap'),
    };
  });
}

/** A page of a new profile, at rest: the click is not to wait for placeholders. */
async function visit(address, run, prepare) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (prepare) await page.evaluateOnNewDocument(prepare);
  await page.goto(address);
  if (address.includes('gates')) await settled(page);
  const result = await run(page);
  await context.close();
  return result;
}

function round(number) {
  return Math.round(number * 100) / 100;
}
