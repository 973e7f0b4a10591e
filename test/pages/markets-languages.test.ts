import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { patient } from '../../scripts/patience.mjs';
import { browser, control, demo, soon, stateOf, until, visit } from './support/visitor.js';

const folder = new URL('../../locales/', import.meta.url);
const codes = [
  'en',
  ...(await readdir(folder)).flatMap((file) => (file.endsWith('.xlf') ? [file.slice(0, -4)] : [])),
];
const labels = { 'accept-all': 'consent.accept-all', 'reject-all': 'consent.reject-all' };

/** What a language calls the two answers. */
async function wordsOf(code: string): Promise<string[]> {
  const xliff = await readFile(new URL(`${code === 'en' ? 'nb' : code}.xlf`, folder), 'utf8');
  const part = code === 'en' ? 'source' : 'target';
  return Object.values(labels).map(
    (id) => new RegExp(`id="${id}">[^]*?<${part}>(.*?)</${part}>`).exec(xliff)?.[1] ?? '',
  );
}

const choose = (page: Page, list: 'market' | 'language', value: string) =>
  page.select(`#${list}`, value);

/** What is wrong with how a tag's panel looks; nothing where it is right. */
function faultsOf(tag: string, locale: string, words: string[]): string[] {
  const root = document.querySelector(tag)?.shadowRoot;
  const panel = root?.querySelector<HTMLElement>('[part~=panel]');
  if (!root || !panel) return ['no panel'];
  const faults: string[] = [];
  if (panel.lang !== locale) faults.push(`lang=${panel.lang}`);
  if (panel.dir !== (/^(?:ar|he)$/.test(locale) ? 'rtl' : 'ltr')) faults.push(`dir=${panel.dir}`);
  const [accept, reject] = ['accept-all', 'reject-all'].map((action) =>
    root.querySelector<HTMLElement>(`[data-consent-action=${action}]`),
  );
  const said = [accept, reject].map((button) => button?.textContent.trim());
  if (said.join('|') !== words.join('|')) faults.push(`says ${said.join('|')}`);
  const { left, right } = panel.getBoundingClientRect();
  if (left < 0 || right > innerWidth || document.documentElement.scrollWidth > innerWidth)
    faults.push(`from ${left} to ${right} of ${innerWidth}`);
  for (const box of [panel, ...panel.querySelectorAll<HTMLElement>('*')]) {
    const isHidden = box.closest('.hidden, [class*=visually]') !== null || box.clientWidth <= 1;
    if (
      !isHidden &&
      getComputedStyle(box).display !== 'inline' &&
      box.scrollWidth > box.clientWidth + 1
    )
      faults.push(
        `${box.localName}.${box.className} is ${box.clientWidth} wide, and needs ${box.scrollWidth}: ${box.textContent.trim().slice(0, 40)}`,
      );
  }
  for (const button of panel.querySelectorAll('button'))
    if (button.scrollHeight > button.clientHeight + 1)
      faults.push(`clipped: ${button.textContent.trim()}`);
  // What reads first lies at the start: to reject stands before to accept.
  const [one, other] = [reject, accept].map((button) => button?.getBoundingClientRect());
  if (one && other && one.top === other.top && one.left < other.left !== (panel.dir === 'ltr'))
    faults.push('the answers are not in reading order');
  return faults;
}

describe('The demo’s switcher of markets and languages', () => {
  it('offers every language there is', async () => {
    const { page } = await visit({ address: `${demo.origin}/markets` });
    assert.deepEqual(
      (
        await page.$$eval('#language option', (options) => options.map(({ value }) => value))
      ).sort(),
      [...codes].sort(),
    );
  });

  it('shows each market’s banner, in its language and under its law', async () => {
    const { page, reports } = await visit({ address: `${demo.origin}/markets` });
    await control(page, 'cookie-banner', 'accept-all');
    const seen: string[] = [];
    for (const market of await page.$$eval('#market option', (options) =>
      options.map(({ value }) => value),
    )) {
      await choose(page, 'market', market);
      const { jurisdiction, needsDecision, categories } = await stateOf(page);
      seen.push(
        [
          market,
          jurisdiction,
          needsDecision ? 'asks' : 'does not ask',
          categories.statistics ? 'statistics' : '',
        ]
          .join(' ')
          .trim(),
      );
      await until(
        page,
        (open) =>
          (document.querySelector('cookie-banner')?.shadowRoot?.querySelector('.panel') != null) ===
          open,
        needsDecision,
      );
    }
    assert.deepEqual(reports, []);
    for (const line of [
      'no gdpr asks',
      'us us does not ask statistics',
      'us-ca us does not ask statistics',
      'ca-qc quebec asks',
      'gb uk asks statistics',
    ])
      assert.ok(seen.includes(line), seen.join('\n'));
  });
});

for (const width of [320, 1280]) {
  describe(`L17, A30: at ${width} px`, () => {
    let page: Page;
    const shown = async (tag: string, code: string) => {
      const words = await wordsOf(code);
      const faults = () => page.evaluate(faultsOf, tag, code, words);
      // The words come over the network: what counts is where it comes to rest.
      await soon(async () => (await faults()).length === 0).catch(async () =>
        assert.deepEqual(await faults(), [], `${tag} in ${code}`),
      );
    };
    before(async () => {
      page = patient(await (await browser.createBrowserContext()).newPage());
      await page.evaluateOnNewDocument('globalThis.__name ??= (it) => it');
      await page.setViewport({ width, height: 900 });
    });
    for (const market of ['no', 'gb', 'us', 'ca-qc']) {
      it(`what ${market} is shown fits, whole and in one language, in all of them`, async () => {
        await page.goto(`${demo.origin}/markets`);
        await choose(page, 'market', market);
        await page.evaluate(() =>
          (
            document.querySelector('cookie-banner') as HTMLElement & { show(): Promise<void> }
          ).show(),
        );
        for (const code of codes) {
          await choose(page, 'language', code);
          await shown('cookie-banner', code);
        }
        // The preferences of opt-in markets are one another's.
        if (market !== 'no' && market !== 'us') return;
        await page.evaluate(() =>
          (
            document.querySelector('cookie-preferences') as HTMLElement & { show(): Promise<void> }
          ).show(),
        );
        for (const code of codes) {
          await choose(page, 'language', code);
          await shown('cookie-preferences', code);
        }
      });
    }
  });
}
