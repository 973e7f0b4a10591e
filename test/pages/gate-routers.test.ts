import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { routers, type Router } from './support/routers.js';
import {
  acceptedAll,
  addPage,
  control,
  frame,
  reached,
  settled,
  soon,
  tell,
  until,
  visit,
} from './support/visitor.js';

/** A router that keeps a page's markup as text, as Livewire does; none of its releases is on npm. */
const textCache: Router = {
  name: 'A cache of texts',
  parts: () =>
    Promise.resolve({
      head: `<script type="module">
      const texts = new Map();
      document.addEventListener('click', async (event) => {
        if (!event.target.matches('#next')) return;
        event.preventDefault();
        texts.set(location.pathname, document.body.innerHTML);
        const next = new DOMParser().parseFromString(await (await fetch(event.target.href)).text(), 'text/html');
        history.pushState({}, '', event.target.href);
        document.body.innerHTML = next.body.innerHTML;
      });
      addEventListener('popstate', () => (document.body.innerHTML = texts.get(location.pathname)));
    </script>`,
    }),
};

const gate = (attributes: string, content = '') =>
  `<consent-gate category="marketing" label="Film" ${attributes}>${content}</consent-gate>`;
const kinds = ['src', 'template', 'held', 'picture'];
const gates = (index: number) =>
  [
    `<h1 id="page-${index}">${index}</h1>`,
    gate(`src="${frame(`src-${index}`)}"`),
    gate(
      '',
      `<template><iframe src="${frame(`template-${index}`)}" title="Film"></iframe></template>`,
    ),
    gate('', `<iframe data-consent-src="${frame(`held-${index}`)}" title="Film"></iframe>`),
    gate('', `<p><img data-src="{{thirdParty}}/pixel.gif?name=picture-${index}" alt=""></p>`),
  ].join('');

const loaded = () =>
  reached()
    .map((path) => path.replace(/.*=/, ''))
    .sort();
const shows = async (page: Page, index: number) => {
  await until(
    page,
    (id) => document.querySelector(id) !== null && document.querySelectorAll('h1').length === 1,
    `#page-${index}`,
  );
  await until(
    page,
    () => !(document as Document & { activeViewTransition?: unknown }).activeViewTransition,
  );
};

describe('open gates under routers with a cache (A1, B, D)', () => {
  for (const router of [
    ...routers.filter(({ name }) => !/persistent|with view/.test(name)),
    textCache,
  ]) {
    it(`${router.name}: after a withdrawal and Back, gates are closed, say so, request nothing, and can be opened again`, async () => {
      const parts = await router.parts();
      const next = new URL(addPage({ ...parts, body: gates(2) })).pathname;
      const link = `<a id="next" href="${next}">Next</a>`;
      const { page, reports } = await visit({
        ...parts,
        cookie: acceptedAll,
        body: (router.around?.(link) ?? link) + gates(1),
      });
      await page.evaluate(() => ((globalThis as { sameDocument?: boolean }).sameDocument = true));
      await soon(
        () => kinds.every((kind) => loaded().includes(`${kind}-1`)),
        'the first page loads',
      );
      await page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click());
      await shows(page, 2);
      await soon(
        () => kinds.every((kind) => loaded().includes(`${kind}-2`)),
        'the second page loads',
      );
      await tell(page, 'withdrawAll');
      await settled(page);
      const before = loaded();
      assert.deepEqual(
        before,
        kinds.flatMap((kind) => [`${kind}-1`, `${kind}-2`]).sort(),
        'each once',
      );
      await page.evaluate(() => history.back());
      await shows(page, 1);
      for (const place of [1, 2, 3, 4])
        await control(page, `consent-gate:nth-of-type(${place})`, 'allow-once');
      await settled(page);
      assert.deepEqual(loaded(), before);
      assert.deepEqual(
        await page.$$eval('consent-gate', (all) =>
          all.map((each) => [
            each.open,
            each.hasAttribute('open'),
            each.frame,
            each.querySelector('[data-consent-content]'),
          ]),
        ),
        kinds.map(() => [false, false, null, null]),
      );
      assert.equal(
        await page.evaluate(() => (globalThis as { sameDocument?: boolean }).sameDocument),
        true,
        'the router swapped the pages',
      );
      await tell(page, 'grantAll');
      // A picture comes from the document's own cache.
      await soon(
        () =>
          kinds
            .slice(0, 3)
            .every((kind) => loaded().filter((name) => name === `${kind}-1`).length === 2),
        'they open again',
      );
      assert.deepEqual(reports, []);
    });
  }
});

describe('open gates while Turbo refreshes the page by morphing it', () => {
  /** Refreshes, as a broadcast of Turbo does. Resolves when the page was morphed. */
  const refresh = (page: Page) =>
    page.evaluate(async () => {
      const { Turbo } = globalThis as unknown as {
        Turbo: { session: { refresh: (url: string) => void } };
      };
      const rendered = new Promise<string>((resolve) =>
        document.addEventListener(
          'turbo:render',
          (event) => resolve((event as CustomEvent<{ renderMethod: string }>).detail.renderMethod),
          { once: true },
        ),
      );
      Turbo.session.refresh(location.href);
      return rendered;
    });

  it('keeps what is open without loading it again, and after a withdrawal loads nothing (B)', async () => {
    const { head = '' } = await routers.find(({ name }) => name === 'Turbo Drive')!.parts();
    const { page, reports } = await visit({
      head: `<meta name="turbo-refresh-method" content="morph">${head}`,
      cookie: acceptedAll,
      body: gates(1),
    });
    await soon(() => kinds.every((kind) => loaded().includes(`${kind}-1`)), 'the page loads');
    for (let round = 0; round < 2; round++) assert.equal(await refresh(page), 'morph');
    await settled(page);
    assert.deepEqual(loaded(), kinds.map((kind) => `${kind}-1`).sort(), 'each once');
    assert.deepEqual(
      await page.$$eval('consent-gate', (all) => all.map(({ open }) => open)),
      kinds.map(() => true),
    );
    await tell(page, 'withdrawAll');
    assert.equal(await refresh(page), 'morph');
    for (const place of [1, 2, 3, 4])
      await control(page, `consent-gate:nth-of-type(${place})`, 'allow-once');
    await settled(page);
    assert.deepEqual(loaded(), kinds.map((kind) => `${kind}-1`).sort());
    assert.deepEqual(reports, []);
  });
});
