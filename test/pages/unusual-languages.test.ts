import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  control,
  frame,
  opener,
  press,
  stateOf,
  until,
  visit,
  type PageParts,
} from './support/visitor.js';

const policy = {
  revision: '2026-11-01',
  services: ['matomo', 'youtube'],
  defaultMarket: 'no',
  markets: { no: {}, us: {}, partners: { jurisdiction: 'gdpr' }, eu: { jurisdiction: 'gdpr' } },
};
const head = `<script type="application/json" data-consent-policy>${JSON.stringify(policy)}</script>`;
const body = `<consent-gate service="youtube" src="${frame('film')}"></consent-gate><cookie-declaration></cookie-declaration>${opener}`;

/** The languages that the layers speak, each opened and closed again. */
async function languagesOf(page: Page): Promise<(string | undefined)[]> {
  const langOf = (tag: string) =>
    page.evaluate(
      (tag) =>
        document
          .querySelector(tag)
          ?.shadowRoot?.querySelector<HTMLElement>('[part~=panel], [part~=placeholder], .surface')
          ?.lang,
      tag,
    );
  await control(page, 'cookie-banner', 'reject-all');
  await control(page, 'consent-gate', 'allow-once');
  await control(page, 'cookie-declaration', 'open-preferences');
  const first = [
    await langOf('cookie-banner'),
    await langOf('consent-gate'),
    await langOf('cookie-declaration'),
  ];
  await press(page, 'cookie-banner', 'reject-all');
  await until(
    page,
    () => document.querySelector('cookie-banner')?.shadowRoot?.querySelector('.panel') === null,
  );
  // The date of the decision is in the preferences from now on.
  await page.click('#settings');
  await control(page, 'cookie-preferences', 'save');
  return [...first, await langOf('cookie-preferences')];
}

const languages: [lang: string | null, locale: string][] = [
  ['pt_BR', 'pt-BR'],
  ['x-klingon', 'nb'],
  ['zh-Hant', 'nb'],
  ['en-XA', 'en'],
  ['no', 'nb'],
  ['', 'nb'],
  [null, 'nb'],
  ['en-GB-oxendict', 'en-GB'],
  ['de-DE-u-ca-buddhist', 'de'],
];

describe('A page with an unusual language', () => {
  for (const [lang, locale] of languages) {
    it(`has every layer in one language: ${lang === null ? 'no lang attribute' : `lang="${lang}"`} reads ${locale}`, async () => {
      const { page, reports } = await visit({ lang, head, body });
      assert.deepEqual(await languagesOf(page), [locale, locale, locale, locale]);
      assert.deepEqual(reports, []);
    });
  }

  for (const market of ['partners', 'eu', 'ca-qc', 'fo']) {
    it(`opens every layer in the market ${market}`, async () => {
      const { page, reports } = await visit({
        lang: 'fr-CA',
        head,
        body,
        root: `data-consent-market="${market}"`,
      });
      assert.deepEqual(await languagesOf(page), ['fr-CA', 'fr-CA', 'fr-CA', 'fr-CA']);
      assert.equal((await stateOf(page)).market, market);
      assert.deepEqual(reports, []);
    });
  }
});

describe('A page that broke Intl', () => {
  const breakages: Record<string, () => void> = {
    'whose formatters throw': () => {
      for (const kind of [
        'DateTimeFormat',
        'NumberFormat',
        'ListFormat',
        'DisplayNames',
        'PluralRules',
      ]) {
        const broken = function broken() {
          throw new TypeError('broken by the page');
        };
        Object.assign(broken, { supportedLocalesOf: (locale: string) => [locale] });
        Reflect.set(Intl, kind, broken);
      }
    },
    'whose formatters lack what they should know': () => {
      for (const kind of [
        'DateTimeFormat',
        'NumberFormat',
        'ListFormat',
        'DisplayNames',
        'PluralRules',
      ])
        Reflect.set(Intl, kind, undefined);
    },
  };
  for (const [what, run] of Object.entries(breakages)) {
    const parts: PageParts = { lang: 'de', head, body };
    it(`opens every layer in its language, ${what}`, async () => {
      const { page, reports } = await visit({
        ...parts,
        prepare: (page) => page.evaluateOnNewDocument(run),
      });
      assert.deepEqual(await languagesOf(page), ['de', 'de', 'de', 'de']);
      assert.match(
        await page.evaluate(
          () => document.querySelector('cookie-preferences')!.shadowRoot!.textContent,
        ),
        /\d{4}-\d\d-\d\d/,
        'a date that every reader understands',
      );
      assert.deepEqual(reports, []);
    });
  }
});
