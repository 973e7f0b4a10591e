import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptedAll,
  arrived,
  assertNothingReached,
  consentCookie,
  control,
  cookieValue,
  frame,
  opener,
  press,
  settled,
  soon,
  stateOf,
  visit,
  type PageParts,
} from './support/visitor.js';

const tour = `<consent-gate category="marketing" service="twentythree" label="Tour" src="${frame('tour')}"></consent-gate>`;
const banner = (attributes: string) => `<cookie-banner ${attributes}></cookie-banner>`;
const accepting: Record<string, RegExp> = {
  en: /^Accept all$/,
  nb: /^Godta alle$/,
  da: /^Tillad alle$|^Accepter alle$/,
  sv: /^Godkänn alla$|^Acceptera alla$/,
};

/** Before anything runs: keeps every text the banner's accept button ever shows. */
const watchWords = (page: Page) =>
  page.evaluateOnNewDocument(() => {
    const words = Object.assign(globalThis, { words: new Set<string>() }).words;
    const attach = Reflect.get(Element.prototype, 'attachShadow');
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      const note = () =>
        root
          .querySelectorAll('[data-consent-action=accept-all]')
          .forEach(({ textContent }) => words.add(textContent));
      new MutationObserver(note).observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      return root;
    };
  });

const languages: [what: string, parts: PageParts, locale: string][] = [
  ['the page’s language', { lang: 'nb' }, 'nb'],
  ['the page’s language with a region', { lang: 'sv-SE' }, 'sv'],
  ['the language nearest to Faroese', { lang: 'fo-FO' }, 'da'],
  ['the page’s language, whatever the market', { lang: 'en', banner: banner('market="se"') }, 'en'],
  [
    'the market’s language where the page has none',
    { lang: null, banner: banner('market="se"') },
    'sv',
  ],
  [
    'the market’s language where ours are not the page’s',
    { lang: 'eo', banner: banner('market="dk"') },
    'da',
  ],
  [
    'the language of its locale attribute',
    { lang: 'en', banner: banner('locale="da" market="no"') },
    'da',
  ],
  [
    'the language of its surroundings',
    { lang: 'en', banner: `<div lang="nb">${banner('')}</div>` },
    'nb',
  ],
];

describe('L17: the banner speaks', () => {
  for (const [what, parts, locale] of languages) {
    it(`${what}, from its first word on, and only those words are fetched`, async () => {
      const fetched: string[] = [];
      const { page } = await visit({
        ...parts,
        prepare: async (page) => (
          page.on(
            'request',
            (request) =>
              void (
                request.url().includes('/locales/') &&
                fetched.push(request.url().split('/').at(-1)!)
              ),
          ),
          watchWords(page)
        ),
      });
      const accept = await control(page, 'cookie-banner', 'accept-all');
      await settled(page);
      const words = await page.evaluate(() => [
        ...(globalThis as unknown as { words: Set<string> }).words,
      ]);
      assert.equal(words.length, 1, words.join());
      assert.match(words[0]!.trim(), accepting[locale]!);
      assert.deepEqual(fetched, locale === 'en' ? [] : [`${locale}.js`]);
      assert.equal(
        await accept.evaluate((button) => button.closest('[lang]')!.getAttribute('lang')),
        locale,
      );
    });
  }
});

describe('§5: what is fetched', () => {
  const filesOf = async (arrival: Parameters<typeof visit>[0]) => {
    const files: string[] = [];
    const visitor = await visit({
      ...arrival,
      prepare: async (page) =>
        page.on(
          'request',
          (request) =>
            void (
              request.url().includes('/assets/consent/') &&
              files.push(new URL(request.url()).pathname.replace('/assets/consent/', ''))
            ),
        ),
    });
    return { ...visitor, files };
  };

  it('by a visitor who has decided is consent.js alone, where nothing is closed', async () => {
    const { page, files } = await filesOf({ lang: 'nb', cookie: acceptedAll, body: tour + opener });
    await arrived('/frame.html?name=tour');
    await settled(page);
    assert.deepEqual(files, ['consent.js']);
  });

  it('once more for a closed gate: its placeholder and words, never the banner', async () => {
    const { page, files } = await filesOf({ lang: 'nb', cookie: cookieValue(), body: tour });
    await control(page, 'consent-gate', 'allow-once');
    await settled(page);
    assert.ok(files.includes('locales/nb.js'));
    assert.deepEqual(
      files.filter((file) => /banner|preferences/.test(file)),
      [],
    );
  });

  it('is never the entry twice', async () => {
    const { page, files } = await filesOf({ body: tour + opener });
    await press(page, 'cookie-banner', 'open-preferences');
    await control(page, 'cookie-preferences', 'save');
    assert.equal(files.filter((file) => file === 'consent.js').length, 1);
  });
});

describe('The market', () => {
  const sources: [what: string, parts: PageParts, market: string][] = [
    ['is the policy’s default where the page says nothing', { lang: 'sv-SE' }, 'no'],
    [
      'is the first one written in the page',
      {
        banner: banner('market="se"'),
        body: '<cookie-preferences market="se"></cookie-preferences>',
      },
      'se',
    ],
    [
      'is that of <html> before any tag’s',
      { root: 'data-consent-market="dk"', banner: banner('') },
      'dk',
    ],
  ];
  for (const [what, parts, market] of sources) {
    it(`${what}`, async () => {
      const { page, reports } = await visit(parts);
      await control(page, 'cookie-banner', 'accept-all');
      assert.equal((await stateOf(page)).market, market);
      assert.deepEqual(reports, []);
    });
  }

  it('is one per page: a differing attribute is ignored and told', async () => {
    const { page, reports } = await visit({
      banner: banner('market="se"'),
      body: '<cookie-declaration market="dk"></cookie-declaration>',
    });
    await soon(() => reports.length === 1, 'a report');
    assert.match(reports[0]!, /market="dk".*"se"/);
    assert.equal((await stateOf(page)).market, 'se');
  });

  it('that nobody knows is told, and means the strictest rules', async () => {
    const { page, reports } = await visit({ banner: banner('market="atlantis"'), body: tour });
    await soon(() => reports.length > 0, 'a report');
    await control(page, 'cookie-banner', 'reject-all');
    assert.equal((await stateOf(page)).jurisdiction, 'gdpr');
    await assertNothingReached(page);
  });

  it('in an opt-out regime grants what is unanswered, stores nothing, and an objection holds', async () => {
    const { page } = await visit({ banner: banner('market="us"'), body: tour + opener });
    await arrived('/frame.html?name=tour');
    const { status, needsDecision, method } = await stateOf(page);
    assert.deepEqual(
      [status, needsDecision, method, await consentCookie(page)],
      ['undecided', false, 'implied', undefined],
    );
    await page.click('#settings');
    await press(page, 'cookie-preferences', 'reject-all');
    await control(page, 'consent-gate', 'allow-once');
    await page.reload();
    await control(page, 'consent-gate', 'allow-once');
  });
});

describe('L19, I-1: Global Privacy Control', () => {
  const signal = (page: Page) =>
    page.evaluateOnNewDocument(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    );

  it('L20: in the US denies marketing, stores nothing, and the preferences say so in words', async () => {
    const { page } = await visit({
      banner: banner('market="us"'),
      body: opener + tour,
      prepare: signal,
    });
    await control(page, 'consent-gate', 'allow-once');
    const { categories, signals } = await stateOf(page);
    assert.deepEqual(
      [categories.marketing, categories.statistics, signals.gpc, await consentCookie(page)],
      [false, true, true, undefined],
    );
    await page.click('#settings');
    await control(page, 'cookie-preferences', 'save');
    assert.match(
      await page.evaluate(
        () => document.querySelector('cookie-preferences')!.shadowRoot!.textContent,
      ),
      /Opt-out request honored\..*Global Privacy Control/s,
    );
    await press(page, 'cookie-preferences', 'accept-all');
    assert.equal(
      (await stateOf(page)).categories.marketing,
      false,
      'accept-all does not override it there',
    );
    await assertNothingReached(page);
  });

  it('in an opt-in market still asks; a grant made under it counts and is marked, an older one is suspended', async () => {
    const older = await visit({ cookie: acceptedAll, body: tour, prepare: signal });
    await control(older.page, 'consent-gate', 'allow-once');
    assert.deepEqual(
      [
        (await stateOf(older.page)).categories.marketing,
        (await stateOf(older.page)).categories.statistics,
      ],
      [false, true],
    );
    await assertNothingReached(older.page);
    const { page } = await visit({ body: tour, prepare: signal });
    await press(page, 'cookie-banner', 'accept-all');
    await arrived('/frame.html?name=tour');
    assert.equal(new URLSearchParams((await consentCookie(page))!.value).get('g'), '1');
    await page.reload();
    await arrived('/frame.html?name=tour', 2);
  });
});
