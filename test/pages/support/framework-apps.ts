import { build, type Plugin } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { compile } from 'svelte/compiler';
import { demo, thirdParty, until, visit, type Visitor } from './visitor.js';

/** What an app under test gives its page. */
type App = typeof globalThis & {
  app: { set: (props: Record<string, unknown>) => void; unmount: () => void; errors: string[] };
};

/**
 * How the app writes its gate: the address on the gate; a held iframe; a held iframe that is a new element for each name; a live
 * iframe in place of the fallback, which is a mistake; an iframe in a `<template>`.
 */
export type Form = 'src' | 'data-consent-src' | 'keyed' | 'live' | 'template';

export interface Framework {
  readonly name: string;
  /** Whether the children of a `<template>` are real nodes and not its content. */
  readonly hasLiveTemplates: boolean;
  /** What the report about a live child of a gate advises there. */
  readonly advice: RegExp;
  readonly source: (form: Form) => string;
}

const address = `'${thirdParty}/frame.html?name=' + name`;

/** React's and Vue's `h` are alike. */
const fallbackOf = (otherwise = `h('b', { key: 'text' }, 'Other')`) =>
  `fallback ? h('a', { href: '/elsewhere', key: 'link' }, 'Fallback ' + count) : ${otherwise}`;
const gateOf = (...children: string[]) =>
  `h('consent-gate', { key, category: 'marketing', label: name }, [${children.join()}])`;
const calls: Record<Form, string> = {
  src: `h('consent-gate', { key, category: 'marketing', label: name + count, src: ${address} }, ${fallbackOf()})`,
  'data-consent-src': gateOf(
    `h('iframe', { key: 'frame', 'data-consent-src': ${address}, title: 'Frame' })`,
    fallbackOf(),
  ),
  keyed: gateOf(`h('iframe', { key: name, 'data-consent-src': ${address}, title: 'Frame' })`),
  live: gateOf(fallbackOf(`h('iframe', { key: 'frame', src: ${address}, title: 'Frame' })`)),
  template: gateOf(
    `h('template', { key: 'template' }, [h('iframe', { key: 'frame', src: ${address} })])`,
    fallbackOf(),
  ),
};

const react = (form: Form) => `
  import { createElement as h, StrictMode, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  const root = createRoot(document.querySelector('#app'));
  let update;
  function App() {
    const [props, set] = useState({ name: 'one', count: 0 });
    update = set;
    const { name, count, key, gone, fallback = true } = props;
    return h('section', { 'data-count': count }, gone ? null : ${calls[form]});
  }
  app.set = (change) => flushSync(() => update((before) => ({ ...before, ...change })));
  app.unmount = () => root.unmount();
  root.render(h(StrictMode, null, h(App)));`;

const vue = (form: Form) => `
  import { createApp, h, reactive } from 'vue';
  const props = reactive({ name: 'one', count: 0, key: undefined, gone: false, fallback: true });
  const root = createApp({ render() {
    const { name, count, key, gone, fallback } = props;
    return h('section', { 'data-count': count }, gone ? [] : [${calls[form]}]);
  } });
  app.set = (change) => void Object.assign(props, change);
  app.unmount = () => root.unmount();
  root.mount('#app');`;

const svelteFallback = (otherwise = '<b>Other</b>') =>
  `{#if props.fallback}<a href="/elsewhere">Fallback {props.count}</a>{:else}${otherwise}{/if}`;
const svelteAddress = `{'${thirdParty}/frame.html?name=' + props.name}`;
const svelteGate = (children: string) =>
  `<consent-gate category="marketing" label={props.name}>${children}</consent-gate>`;
const svelteTags: Record<Form, string> = {
  src: `<consent-gate category="marketing" label={props.name + props.count} src=${svelteAddress}>${svelteFallback()}</consent-gate>`,
  'data-consent-src': svelteGate(
    `<iframe data-consent-src=${svelteAddress} title="Frame"></iframe>${svelteFallback()}`,
  ),
  keyed: svelteGate(
    `{#key props.name}<iframe data-consent-src=${svelteAddress} title="Frame"></iframe>{/key}`,
  ),
  live: svelteGate(svelteFallback(`<iframe src=${svelteAddress} title="Frame"></iframe>`)),
  template: svelteGate(
    `<template><iframe src="${thirdParty}/frame.html?name=one" title="Frame"></iframe></template>${svelteFallback()}`,
  ),
};

const svelte = (form: Form) => {
  const component = `
    <script>
      import { flushSync } from 'svelte';
      let props = $state({ name: 'one', count: 0, key: '', gone: false, fallback: true });
      app.set = (change) => { Object.assign(props, change); flushSync(); };
    </script>
    <section data-count={props.count}>{#if !props.gone}{#key props.key}${svelteTags[form]}{/key}{/if}</section>`;
  return `
    import { mount, unmount } from 'svelte';
    import App from ${JSON.stringify(`svelte:${component}`)};
    const root = mount(App, { target: document.querySelector('#app') });
    app.unmount = () => unmount(root);`;
};

const svelteCompiler: Plugin = {
  name: 'svelte-compiler',
  setup(bundler) {
    bundler.onResolve({ filter: /^svelte:/ }, ({ path }) => ({
      path,
      namespace: 'svelte-component',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'svelte-component' }, ({ path }) => ({
      contents: compile(path.slice('svelte:'.length), { filename: 'App.svelte', dev: true }).js
        .code,
      resolveDir: process.cwd(),
    }));
  },
};

const angularFallback = (otherwise = '<b>Other</b>') =>
  `@if (props().fallback) {<a href="/elsewhere">Fallback {{ props().count }}</a>} @else {${otherwise}}`;
const angularAddress = `'${thirdParty}/frame.html?name=' + props().name`;
const angularGate = (children: string) =>
  `<consent-gate category="marketing" [attr.label]="props().name">${children}</consent-gate>`;
const angularTags: Record<Form, string> = {
  src: `<consent-gate category="marketing" [attr.label]="props().name + props().count" [attr.src]="${angularAddress}">${angularFallback()}</consent-gate>`,
  'data-consent-src': angularGate(
    `<iframe [attr.data-consent-src]="${angularAddress}" title="Frame"></iframe>${angularFallback()}`,
  ),
  keyed: angularGate(
    `@for (frame of [{ name: props().name }]; track frame.name) {<iframe [attr.data-consent-src]="${angularAddress}" title="Frame"></iframe>}`,
  ),
  live: angularGate(
    angularFallback(`<iframe src="${thirdParty}/frame.html?name=one" title="Frame"></iframe>`),
  ),
  template: angularGate(
    `<template><iframe src="${thirdParty}/frame.html?name=one" title="Frame"></iframe></template>${angularFallback()}`,
  ),
};

/** Its compiler comes along: Angular's packages need it where its own build did not run. */
const angular = (form: Form) => `
  import '@angular/compiler';
  import { Component, CUSTOM_ELEMENTS_SCHEMA, ErrorHandler, provideZonelessChangeDetection, signal } from '@angular/core';
  import { bootstrapApplication } from '@angular/platform-browser';
  const props = signal({ name: 'one', count: 0, key: '', gone: false, fallback: true });
  const template = \`<section [attr.data-count]="props().count">@if (!props().gone) {@for (gate of [{ key: props().key }]; track gate.key) {${angularTags[form]}}}</section>\`;
  const App = Component({ selector: '#app', template, schemas: [CUSTOM_ELEMENTS_SCHEMA] })(class { props = props; });
  const root = await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
  app.set = (change) => { props.update((before) => ({ ...before, ...change })); root.tick(); };
  app.unmount = () => root.destroy();`;

export const frameworks: readonly Framework[] = [
  {
    name: 'React 19 in StrictMode',
    hasLiveTemplates: true,
    advice:
      /src on <consent-gate>, or data-consent-src on <iframe>, or <template dangerouslySetInnerHTML/,
    source: react,
  },
  {
    name: 'Vue 3',
    hasLiveTemplates: true,
    advice: /src on <consent-gate>, or data-consent-src on <iframe>, or <template v-html=/,
    source: vue,
  },
  {
    name: 'Svelte 5',
    hasLiveTemplates: false,
    advice: /src="…" on the gate, or put it into a <template>/,
    source: svelte,
  },
  {
    name: 'Angular 20',
    hasLiveTemplates: false,
    advice: /src="…" on the gate, or put it into a <template>/,
    source: angular,
  },
];

/** What a framework says on the console is a fault; what we say is read by `Visitor.reports`. */
export const recordErrors = `<script>
  globalThis.app = { errors: [] };
  for (const kind of ['error', 'warn']) {
    const say = console[kind];
    console[kind] = (...words) => {
      say(...words);
      if (!String(words[0]).startsWith('[consent]')) app.errors.push(words.join(' '));
    };
  }
</script>`;

const bundles = new Map<string, Promise<string>>();

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    logLevel: 'error',
    plugins: [svelteCompiler],
    conditions: ['development'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return demo.page(`/app-${bundles.size}.js`, outputFiles[0]!.text, {
    'content-type': 'text/javascript',
  });
}

/** @returns the path of an app's bundle; the app finds `app` on its page */
export async function serveApp(source: string): Promise<string> {
  if (!bundles.has(source)) bundles.set(source, bundle(source));
  return new URL(await bundles.get(source)!).pathname;
}

/** Visits a page that is an app of the framework with one gate in it. */
export async function visitApp(
  framework: Framework,
  form: Form,
  cookie?: string,
): Promise<Visitor> {
  const body = `<div id="app"></div><script type="module" src="${await serveApp(framework.source(form))}"></script>`;
  const visitor = await visit({
    head: recordErrors,
    body,
    ...(cookie !== undefined && { cookie }),
  });
  await until(visitor.page, () => document.querySelector('#app consent-gate') !== null);
  return visitor;
}

export const setProps = (page: Page, props: Record<string, unknown>): Promise<void> =>
  page.evaluate((change) => (globalThis as App).app.set(change), props);
export const unmount = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as App).app.unmount());
export const errorsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as App).app.errors);
