import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { control, until, visit, type Visited } from './support/visitor.js';

/** An app that speaks by @lit/localize itself, bundled with its own copy, as its own build would. */
async function hostApp(): Promise<string> {
  const source = `
    import { configureLocalization, msg } from '@lit/localize';
    const { setLocale } = configureLocalization({
      sourceLocale: 'en', targetLocales: ['sv'],
      loadLocale: async () => ({ templates: { greeting: 'Hej', 'consent.accept-all': 'Värdens egna ord' } }),
    });
    globalThis.hostSays = () => [msg('Hello', { id: 'greeting' }), msg('Go on', { id: 'consent.accept-all' })];
    globalThis.hostSpeaks = setLocale;`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]!.text;
}

type Host = Visited & { hostSays: () => string[]; hostSpeaks: (locale: string) => Promise<void> };

describe('L17: a host app that uses @lit/localize itself', () => {
  for (const order of ['before', 'after'] as const) {
    it(`keeps its own configuration, language and words, and we ours, when it comes ${order} us`, async () => {
      const app = `<script type="module">${(await hostApp()).replaceAll('</', '<\\/')}</script>`;
      const { page } = await visit({
        lang: 'nb',
        ...(order === 'before' ? { head: app } : { body: app }),
      });
      const accept = await control(page, 'cookie-banner', 'accept-all');
      const text = () => accept.evaluate((button) => button.textContent.trim());
      assert.deepEqual(await page.evaluate(() => (globalThis as Host).hostSays()), [
        'Hello',
        'Go on',
      ]);
      assert.equal(await text(), 'Godta alle');
      await page.evaluate(() => (globalThis as Host).hostSpeaks('sv'));
      assert.deepEqual(await page.evaluate(() => (globalThis as Host).hostSays()), [
        'Hej',
        'Värdens egna ord',
      ]);
      assert.equal(await text(), 'Godta alle');
      await page.evaluate(() => (document.documentElement.lang = 'da'));
      await until(
        page,
        () =>
          document
            .querySelector('cookie-banner')!
            .shadowRoot!.querySelector('[data-consent-action=accept-all]')!
            .textContent.trim() !== 'Godta alle',
      );
      assert.deepEqual(await page.evaluate(() => (globalThis as Host).hostSays()), [
        'Hej',
        'Värdens egna ord',
      ]);
    });
  }
});
