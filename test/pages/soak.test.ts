import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import type { CookieBanner, CookiePreferences } from '../../src/index.js';
import { acceptedAll, frame, settled, until, visit, type Visited } from './support/visitor.js';

/** What the views of the app are made of: every tag, held content of every kind, and things that are looked for in the page. */
const views = [
  `<consent-gate category="marketing" service="twentythree" label="Film" src="${frame('soak')}"></consent-gate>`,
  '<consent-gate category="statistics" label="Chart"><template><p>Chart</p><script type="text/plain">window.ran = []</script></template><a href="#chart">Chart</a></consent-gate>',
  '<cookie-preferences inline></cookie-preferences>',
  '<cookie-declaration></cookie-declaration>',
  '<consent-gate category="functional"><template><consent-gate category="marketing"><template><b>Inner</b></template></consent-gate></template></consent-gate>',
  '<script type="text/plain" data-consent="statistics">window.ran = []</script><button data-consent-action="open-preferences">Settings</button>',
  '<consent-trigger></consent-trigger><consent-gate category="performance" answers="once category" label="Map" poster="/poster.png" src="{{thirdParty}}/map"></consent-gate>',
];
const languages = ['en', 'nb', 'sv', 'ar'];

/** What the browser holds once nothing is left to be collected. */
interface Holding {
  nodes: number;
  listeners: number;
  documents: number;
  heap: number;
}

/** What may be more after 250 navigations; in bytes, what an engine learns about code by running it. */
const noise: Holding = { nodes: 25, listeners: 5, documents: 1, heap: 200_000 };
/** A leak grows in every round. What is kept for the next time grows once, in whichever round it is first shown. */
const rounds = 3;

describe('Promise 6: a single-page app in which a visitor goes on for long', () => {
  it('holds no more nodes, listeners, documents or memory after 750 views with gates, answers, dialogs and languages than before', async (test) => {
    const body = `<div id="view"></div>${views.map((view) => `<template class="view">${view}</template>`).join('')}<cookie-preferences></cookie-preferences>`;
    const { page, reports } = await visit({ body, cookie: acceptedAll });
    const client = await page.createCDPSession();
    // Until most has been on the screen, and is kept for the next time.
    await walk(page, 250);
    const held = [await holding(page, client)];
    for (let round = 0; round < rounds; round++) {
      await walk(page, 250);
      held.push(await holding(page, client));
    }
    test.diagnostic(JSON.stringify(held));
    const growth = (key: keyof Holding) =>
      Math.min(...held.slice(1).map((after, index) => after[key] - held[index]![key]));
    const grown = (Object.keys(noise) as (keyof Holding)[]).filter(
      (key) => growth(key) > noise[key],
    );
    assert.deepEqual(grown, [], JSON.stringify(held));
    assert.deepEqual(reports, []);
  });
});

/** Goes through the views without a pause, and back to an empty one. Each is painted once, or nothing would be rendered. */
async function walk(page: Page, times: number): Promise<void> {
  await page.evaluate(
    async (count, tongues) => {
      const { cetegraConsent: store } = globalThis as Visited;
      const [view, templates] = [
        document.querySelector('#view')!,
        document.querySelectorAll<HTMLTemplateElement>('template.view'),
      ];
      const [banner, preferences] = [
        document.querySelector<CookieBanner>('cookie-banner')!,
        document.querySelector<CookiePreferences>('body > main > cookie-preferences')!,
      ];
      const answers = [
        store.denyAll,
        () => store.grant('statistics'),
        store.grantAll,
        () => store.withdraw('twentythree'),
        store.reset,
        () => store.save({ marketing: true }),
      ];
      for (let step = 0; step < count; step++) {
        history.pushState({}, '', `#/view-${step}`);
        view.replaceChildren(templates[step % templates.length]!.content.cloneNode(true));
        if (step % 3 === 0) answers[(step / 3) % answers.length]!();
        if (step % 5 === 0) document.documentElement.lang = tongues[(step / 5) % tongues.length]!;
        if (step % 11 === 0) void preferences.show().then(() => preferences.close());
        if (step % 13 === 0) void banner.show().then(() => banner.hide());
        await new Promise(requestAnimationFrame);
      }
      view.replaceChildren();
      document.documentElement.lang = 'en';
      store.denyAll();
    },
    times,
    languages,
  );
  await settled(page);
}

async function holding(page: Page, client: CDPSession): Promise<Holding> {
  await until(
    page,
    () =>
      !document.querySelector('dialog[open]') &&
      ![...document.querySelectorAll('consent-gate')].some(({ frame }) => frame),
  );
  await client.send('Performance.enable');
  // What one collection lets go of can hold others: a frame's document, a weak map's values.
  for (let round = 0; round < 3; round++) {
    await client.send('HeapProfiler.collectGarbage');
    await settled(page);
  }
  const { metrics } = await client.send('Performance.getMetrics');
  const value = (name: string) =>
    metrics.find((metric) => metric.name === name)?.value ?? assert.fail(`no metric ${name}`);
  return {
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    documents: value('Documents'),
    heap: value('JSHeapUsedSize'),
  };
}
