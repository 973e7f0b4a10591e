import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { acceptedAll, arrived, assertNothingReached, control, demo, reached, rejectedAll, settled, soon, tell, thirdParty, timesReached, until, visit, type Visited, type Visitor } from './support/visitor.js';

/** What an app under test gives its page. */
type App = typeof globalThis & { app: { set: (props: Record<string, unknown>) => void; unmount: () => void; errors: string[] } };

const origin = thirdParty;
const react = `
  import { createElement as h, StrictMode, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  const errors = [];
  const root = createRoot(document.querySelector('#app'), { onUncaughtError: (error) => errors.push(String(error)), onRecoverableError: (error) => errors.push(String(error)) });
  let update;
  function App() {
    const [props, set] = useState({ name: 'one', count: 0 });
    update = set;
    const { name, count, key, gone, fallback = true } = props;
    return h('section', { 'data-count': count }, gone ? null : VIEW);
  }
  globalThis.app = { errors, set: (props) => flushSync(() => update((before) => ({ ...before, ...props }))), unmount: () => root.unmount() };
  root.render(h(StrictMode, null, h(App)));`;
const vue = `
  import { createApp, h, reactive, nextTick } from 'vue';
  const errors = [];
  const props = reactive({ name: 'one', count: 0, key: undefined, gone: false, fallback: true });
  const app = createApp({ render() {
    const { name, count, key, gone, fallback } = props;
    return h('section', { 'data-count': count }, gone ? [] : [VIEW]);
  } });
  app.config.errorHandler = (error) => errors.push(String(error));
  app.config.warnHandler = (warning) => errors.push(warning);
  app.config.compilerOptions.isCustomElement = (tag) => tag.includes('-');
  app.mount('#app');
  globalThis.app = { errors, set: (change) => void Object.assign(props, change), unmount: () => app.unmount() };`;

/** The same tree in both: `h` is alike. */
const views = {
  src: `h('consent-gate', { key, category: 'marketing', label: name + count, src: '${origin}/frame.html?name=' + name }, fallback ? h('a', { href: '/elsewhere', key: 'link' }, 'Fallback ' + count) : h('b', { key: 'text' }, 'Other'))`,
  dataSrc: `h('consent-gate', { key, category: 'marketing', label: name }, [h('iframe', { key: 'frame', 'data-src': '${origin}/frame.html?name=' + name, title: 'Frame' }), fallback ? h('a', { href: '/elsewhere', key: 'link' }, 'Fallback ' + count) : h('b', { key: 'text' }, 'Other')])`,
  template: `h('consent-gate', { key, category: 'marketing', label: name }, [h('template', { key: 'template' }, [h('iframe', { key: 'frame', src: '${origin}/frame.html?name=' + name })]), h('a', { key: 'link', href: '/elsewhere' }, 'Fallback ' + count)])`,
};

let scripts = 0;

async function visitApp(framework: string, view: string, cookie?: string): Promise<Visitor> {
  const path = `/app-${++scripts}.js`;
  const { outputFiles } = await build({
    stdin: { contents: framework.replace('VIEW', () => view), resolveDir: process.cwd() },
    bundle: true, write: false, format: 'esm', minify: true, logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  });
  demo.page(path, outputFiles[0]!.text, { 'content-type': 'text/javascript' });
  const visitor = await visit({ body: `<div id="app"></div><script type="module" src="${path}"></script>`, ...(cookie !== undefined && { cookie }) });
  await until(visitor.page, () => document.querySelector('#app consent-gate') !== null);
  return visitor;
}

const set = (page: Page, props: Record<string, unknown>) => page.evaluate((change) => (globalThis as App).app.set(change), props);
const errors = (page: Page) => page.evaluate(() => (globalThis as App).app.errors);
const isOpen = (page: Page) => until(page, () => document.querySelector('consent-gate')?.open === true && document.querySelector('consent-gate')?.frame !== null);

for (const [framework, code] of [['React 19 in StrictMode', react], ['Vue 3', vue]] as const) {
  describe(`E2: a gate in ${framework}`, () => {
    for (const [form, view] of [['src', views.src], ['data-src', views.dataSrc]] as const) {
      it(`in the form "${form}" asks nothing before an answer and on a refusal, and once after it`, async () => {
        const { page, reports } = await visitApp(code, view);
        await control(page, 'consent-gate', 'allow-once');
        await assertNothingReached(page);
        await tell(page, 'denyAll');
        await set(page, { count: 1 });
        await assertNothingReached(page);
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=one');
        await isOpen(page);
        await settled(page);
        assert.deepEqual([reached(), reports, await errors(page)], [['/frame.html?name=one'], [], []]);
      });

      it(`in the form "${form}" lives through what a framework does to it: drawing anew, other children, a key, going and coming`, async () => {
        const { page } = await visitApp(code, view, acceptedAll);
        await isOpen(page);
        await set(page, { count: 1 });
        await until(page, () => document.querySelector('consent-gate > a')?.textContent === 'Fallback 1');
        await set(page, { fallback: false });
        await until(page, () => document.querySelector('consent-gate > b') !== null && !document.querySelector('consent-gate > a'));
        await settled(page);
        assert.deepEqual(reached(), ['/frame.html?name=one'], 'drawing anew loads nothing again');
        await tell(page, 'denyAll');
        await set(page, { fallback: true, count: 2 });
        await until(page, () => document.querySelector('consent-gate > a')?.textContent === 'Fallback 2' && !document.querySelector('consent-gate')!.frame);
        await tell(page, 'grantAll');
        await arrived('/frame.html?name=one', 2);
        await set(page, { key: 'other' });
        await arrived('/frame.html?name=one', 3);
        await set(page, { gone: true });
        await until(page, () => !document.querySelector('consent-gate'));
        await set(page, { gone: false });
        await arrived('/frame.html?name=one', 4);
        await page.evaluate(() => (globalThis as App).app.unmount());
        await until(page, () => document.querySelector('#app')!.childElementCount === 0);
        assert.deepEqual([timesReached('/frame.html'), await errors(page)], [4, []]);
      });

      it(`in the form "${form}" shows another address when the app gives it one`, async () => {
        const { page } = await visitApp(code, view, acceptedAll);
        await isOpen(page);
        await set(page, { name: 'two' });
        await arrived('/frame.html?name=two');
        await settled(page);
        assert.deepEqual(await page.$$eval('consent-gate', (gates) => gates.map(({ frame }) => new URL(frame!.src).search)), ['?name=two']);
        assert.deepEqual([reached(), await errors(page)], [['/frame.html?name=one', '/frame.html?name=two'], []]);
      });
    }

    it('in a <template>, whose children are real nodes there, loses its address, is reported with the fix, and breaks nothing', async () => {
      const { page, reports } = await visitApp(code, views.template, rejectedAll);
      await soon(() => reports.length > 0, 'a report');
      await set(page, { count: 1 });
      await until(page, () => document.querySelector('consent-gate > a')?.textContent === 'Fallback 1');
      await set(page, { gone: true });
      await until(page, () => !document.querySelector('consent-gate'));
      await settled(page);
      assert.match(reports.join(), /iframe src=.*beside the content of a <template>.*dangerouslySetInnerHTML/s);
      assert.deepEqual([reports.length, await errors(page), await page.evaluate(() => (globalThis as Visited).ran ?? [])], [1, [], []]);
    });
  });
}
