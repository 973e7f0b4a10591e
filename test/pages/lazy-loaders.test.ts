import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { packageFile } from './support/packages.js';
import {
  arrived,
  assertNothingReached,
  control,
  frame,
  press,
  reached,
  soon,
  timesReached,
  until,
  visit,
} from './support/visitor.js';

/** What lazy loaders do, from the earliest moment that docs/gate.md says is safe. */
const load = `for (const element of document.querySelectorAll('[data-src]')) element.src = element.dataset.src; globalThis.loaded = true;`;
const loaders: [when: string, script: string][] = [
  ['when the page is parsed', `document.addEventListener('DOMContentLoaded', () => { ${load} })`],
  ['when the page is loaded', `addEventListener('load', () => { ${load} })`],
  [
    'when an element is in view',
    `document.addEventListener('DOMContentLoaded', () => {
    const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => isIntersecting && (target.src = target.dataset.src)));
    for (const element of document.querySelectorAll('[data-src]')) observer.observe(element);
    globalThis.loaded = true;
  })`,
  ],
];

describe('G: an iframe with data-src in a gate, in a page with a lazy loader', () => {
  for (const [when, script] of loaders) {
    it(`requests nothing before consent, and loads once after it, where the loader acts ${when}`, async () => {
      const body = `<consent-gate category="marketing" label="Film"><iframe data-src="${frame('lazy')}" title="Film"></iframe></consent-gate><script>${script}</script>`;
      const { page, reports } = await visit({ body });
      await until(page, () => (globalThis as { loaded?: boolean }).loaded);
      await control(page, 'consent-gate', 'allow-once');
      await assertNothingReached(page);
      await press(page, 'cookie-banner', 'accept-all');
      await arrived('/frame.html?name=lazy');
      await soon(() => page.frames().length === 3, 'the content beside what waits');
      assert.deepEqual([timesReached('/frame.html?name=lazy'), reports], [1, []]);
    });
  }
});

/** Lazy loaders from npm, and the class by which each finds its elements. */
const packages: [name: string, className: string, tag: (attributes: string) => Promise<string>][] =
  [
    [
      'lazysizes',
      'lazyload',
      async (attributes) =>
        `<script ${attributes} src="${await packageFile('lazysizes/lazysizes.min.js')}"></script>`,
    ],
    [
      'vanilla-lazyload',
      'lazy',
      async (attributes) =>
        `<script>lazyLoadOptions = {}</script><script ${attributes} src="${await packageFile('vanilla-lazyload/dist/lazyload.iife.min.js')}"></script>`,
    ],
    [
      'lozad',
      'lozad',
      async (attributes) =>
        `<script ${attributes} src="${await packageFile('lozad/dist/lozad.min.js')}"></script><script>addEventListener('DOMContentLoaded', () => lozad().observe())</script>`,
    ],
  ];
const pixel = (name: string) => `{{thirdParty}}/pixel.gif?name=${name}`;
const names = ['frame', 'wrapped', 'image', 'set', 'source', 'poster'];

/** Gates with addresses under `data-src` and others, or under our own names. */
function gates(className: string, data: string): string {
  const lazy = `class="${className}"`;
  const contents = [
    `<iframe ${lazy} ${data}-src="${frame('frame')}" title="Film"></iframe>`,
    `<p><iframe ${lazy} ${data}-src="${frame('wrapped')}" title="Film"></iframe></p>`,
    `<img ${lazy} ${data}-src="${pixel('image')}" alt="">`,
    `<img ${lazy} ${data}-srcset="${pixel('set')} 1x" alt="">`,
    `<picture ${lazy}><source ${data}-srcset="${pixel('source')} 1x"><img ${lazy} ${data}-src="${pixel('fallback')}" alt=""></picture>`,
    `<video ${lazy} ${data}-poster="${pixel('poster')}"></video>`,
  ];
  // One that the page loads by the loader: when it is there, the loader has run.
  const own = `<img ${lazy} id="own" data-src="/favicon.ico" alt="">`;
  return (
    own +
    contents
      .map((content) => `<consent-gate category="marketing" label="Film">${content}</consent-gate>`)
      .join('')
  );
}

describe('G: gates in a page with a lazy loader from npm', () => {
  for (const [name, className, tag] of packages) {
    it(`${name}, which starts after the library: data-src and its like request nothing before consent, load once after it, and the page is warned once`, async () => {
      const { page, reports } = await visit({
        body: gates(className, 'data') + (await tag('defer')),
      });
      await until(page, () => document.querySelector('#own')!.hasAttribute('src'));
      await soon(() => reports.length > 0, 'the warning');
      await assertNothingReached(page);
      await press(page, 'cookie-banner', 'accept-all');
      for (const each of names)
        await soon(() => reached().some((path) => path.endsWith(`=${each}`)), each);
      await until(page, () =>
        [...document.querySelectorAll('consent-gate')].every(({ open }) => open),
      );
      assert.deepEqual(
        reached()
          .map((path) => path.replace(/.*=/, ''))
          .sort(),
        [...names].sort(),
      );
      assert.equal(reports.length, 1);
      assert.match(reports[0]!, /lazy loader.*data-consent-src/);
    });

    it(`${name}, wherever it starts: names of ours request nothing before consent, and load once after it`, async () => {
      const { page } = await visit({
        head: await tag(name === 'vanilla-lazyload' ? 'defer' : ''),
        body: gates(className, 'data-consent'),
      });
      await until(page, () => document.querySelector('#own')!.hasAttribute('src'));
      await control(page, 'consent-gate', 'allow-once');
      await assertNothingReached(page);
      await press(page, 'cookie-banner', 'accept-all');
      for (const each of names)
        await soon(() => reached().some((path) => path.endsWith(`=${each}`)), each);
      assert.equal(reached().length, names.length);
    });
  }
});
