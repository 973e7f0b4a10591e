import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { createElement, Suspense, type ReactNode } from 'react';
import { createSSRApp, h } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { errorsOf, recordErrors, serveApp, setProps } from './support/framework-apps.js';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  control,
  demo,
  reached,
  settled,
  tell,
  thirdParty,
  until,
  visit,
  type Visitor,
} from './support/visitor.js';

// Its types would be one more package.
const { renderToString: renderReact } = createRequire(import.meta.url)('react-dom/server') as {
  renderToString: (node: ReactNode) => string;
};

const address = (name: string) => `${thirdParty}/frame.html?name=${name}`;
const names = ['src', 'held', 'template'];
type Draw = (tag: string, props: object, children?: unknown) => unknown;

/** The gates that a server renders, in the source of the app too: it is passed there as text. */
function gatesOf(draw: Draw, address: (name: string) => string, count: number): unknown[] {
  const link = (key: string) => draw('a', { key, href: '/elsewhere' }, `Fallback ${count}`);
  return [
    draw(
      'consent-gate',
      { key: 'src', category: 'marketing', label: 'Address', src: address('src') },
      [link('link')],
    ),
    draw('consent-gate', { key: 'held', category: 'marketing', label: 'Held' }, [
      draw('iframe', { key: 'frame', 'data-consent-src': address('held'), title: 'Frame' }),
      link('link'),
    ]),
  ];
}

/** Draws a gate whose template has its HTML by `property`. */
function templateOf(draw: Draw, property: object): unknown {
  return draw('consent-gate', { key: 'template', category: 'marketing', label: 'Template' }, [
    draw('template', { key: 'template', ...property }),
  ]);
}

const html = `<iframe src="${address('template')}" title="Frame"></iframe>`;
/** As the guide says: the library starts once the app is there. */
const shared = `
  globalThis.__name ??= (it) => it;
  const address = (name) => '${thirdParty}/frame.html?name=' + name;
  const html = ${JSON.stringify(html)};
  const gatesOf = ${String(gatesOf)};
  const templateOf = ${String(templateOf)};
  const startLibrary = () => document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '/assets/consent/consent.js' }));`;

const reactTemplate = { dangerouslySetInnerHTML: { __html: html } };
const react = {
  name: 'React 19',
  html: () =>
    Promise.resolve(
      renderReact(
        createElement(
          'section',
          null,
          gatesOf(createElement as Draw, address, 0) as never,
          templateOf(createElement as Draw, reactTemplate) as never,
        ),
      ),
    ),
  source: `
    import { createElement, useEffect, useState } from 'react';
    import { hydrateRoot } from 'react-dom/client';
    import { flushSync } from 'react-dom';
    ${shared}
    function App() {
      const [count, set] = useState(0);
      app.set = (props) => flushSync(() => set(props.count));
      useEffect(() => void startLibrary(), []);
      return createElement('section', null, gatesOf(createElement, address, count), templateOf(createElement, { dangerouslySetInnerHTML: { __html: html } }));
    }
    hydrateRoot(document.querySelector('#app'), createElement(App));`,
};

/** Vue replaces a template that a server rendered by its content, so that gate is drawn in the browser only. */
const vue = {
  name: 'Vue 3',
  html: () =>
    renderVue(
      createSSRApp({
        render: () => h('section', [...(gatesOf(h as Draw, address, 0) as []), null]),
      }),
    ),
  source: `
    import { createSSRApp, h, onMounted, ref } from 'vue';
    ${shared}
    const count = ref(0);
    const isMounted = ref(false);
    app.set = (props) => void (count.value = props.count);
    createSSRApp({
      setup() {
        onMounted(() => { isMounted.value = true; startLibrary(); });
        return () => h('section', [...gatesOf(h, address, count.value), isMounted.value ? templateOf(h, { innerHTML: html }) : null]);
      },
    }).mount('#app');`,
};

/** A boundary that hydrates when its code has come: `app.set` lets it come. */
const lazyReact = {
  name: 'React 19 in a lazy boundary',
  html: () =>
    Promise.resolve(
      renderReact(
        createElement(
          Suspense,
          null,
          createElement('section', null, gatesOf(createElement as Draw, address, 0) as never),
        ),
      ),
    ),
  source: `
    import { createElement, lazy, Suspense, useEffect } from 'react';
    import { hydrateRoot } from 'react-dom/client';
    ${shared}
    function Gates() {
      useEffect(() => void (document.body.id = 'hydrated'), []);
      return createElement('section', null, gatesOf(createElement, address, 0));
    }
    const Lazy = lazy(() => new Promise((resolve) => (app.set = () => resolve({ default: Gates }))));
    function App() {
      useEffect(() => void startLibrary(), []);
      return createElement(Suspense, null, createElement(Lazy));
    }
    hydrateRoot(document.querySelector('#app'), createElement(App), { onRecoverableError: () => undefined });`,
};

async function visitRendered(framework: typeof react, cookie?: string): Promise<Visitor> {
  const path = await serveApp(framework.source);
  const page = demo.page(
    `/rendered-${framework.name.replace(/\W/g, '')}`,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">${recordErrors}</head>
    <body><cookie-banner></cookie-banner><div id="app">${await framework.html()}</div><script type="module" src="${path}"></script></body></html>`,
  );
  return visit({ address: page, ...(cookie !== undefined && { cookie }) });
}

for (const framework of [react, vue]) {
  describe(`Gates that ${framework.name} renders on a server`, () => {
    it('ask nothing before an answer, and open after it', async () => {
      const { page, reports } = await visitRendered(framework);
      await control(page, 'consent-gate', 'allow-once');
      await setProps(page, { count: 1 });
      await assertNothingReached(page);
      await tell(page, 'grantAll');
      for (const name of names) await arrived(`/frame.html?name=${name}`);
      await settled(page);
      assert.deepEqual([reached().length, reports, await errorsOf(page)], [3, [], []]);
    });

    it('open for a visitor who has decided without a mismatch, and stay open when the app draws anew', async () => {
      const { page, reports } = await visitRendered(framework, acceptedAll);
      for (const name of names) await arrived(`/frame.html?name=${name}`);
      await setProps(page, { count: 1 });
      await until(page, () =>
        [...document.querySelectorAll('consent-gate > a')].every(
          ({ textContent }) => textContent === 'Fallback 1',
        ),
      );
      await settled(page);
      assert.deepEqual(
        await page.$$eval('consent-gate', (gates) => gates.map(({ open }) => open)),
        [true, true, true],
      );
      assert.deepEqual([reached().length, reports, await errorsOf(page)], [3, [], []]);
    });
  });
}

describe('Gates in a boundary that React hydrates after the library has started', () => {
  it('are drawn anew by React, and end open with their content loaded at most once more', async () => {
    const { page, reports } = await visitRendered(lazyReact, acceptedAll);
    await arrived('/frame.html?name=src');
    await arrived('/frame.html?name=held');
    await setProps(page, {});
    await until(
      page,
      () =>
        document.body.id === 'hydrated' &&
        [...document.querySelectorAll('consent-gate')].every(
          ({ open, frame }) => open && frame?.isConnected,
        ),
    );
    await settled(page);
    assert.deepEqual(
      await page.$$eval('consent-gate', (gates) =>
        gates.map((gate) => gate.querySelectorAll('[data-consent-content]').length),
      ),
      [0, 1],
    );
    assert.ok(reached().length <= 4, reached().join());
    assert.deepEqual(reports, []);
  });
});
