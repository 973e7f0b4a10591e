import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { arrived, assertNothingReached, control, frame, press, soon, timesReached, until, visit } from './support/visitor.js';

/** What lazy loaders do, from the earliest moment that docs/gate.md says is safe. */
const load = `for (const element of document.querySelectorAll('[data-src]')) element.src = element.dataset.src; globalThis.loaded = true;`;
const loaders: [when: string, script: string][] = [
  ['when the page is parsed', `document.addEventListener('DOMContentLoaded', () => { ${load} })`],
  ['when the page is loaded', `addEventListener('load', () => { ${load} })`],
  ['when an element is in view', `document.addEventListener('DOMContentLoaded', () => {
    const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => isIntersecting && (target.src = target.dataset.src)));
    for (const element of document.querySelectorAll('[data-src]')) observer.observe(element);
    globalThis.loaded = true;
  })`],
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
