import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { presets } from '../../src/data/services/index.js';
import { countryName, onDate, retention } from '../../src/elements/texts/amounts.js';
import { listOf, sentences } from '../../src/elements/texts/formats.js';
import { speak } from '../../src/localization/lit-localize.js';
import { loaders } from '../../src/generated/loaders.js';
import { markets } from '../../src/data/markets/index.js';
import { root } from './support/imports.js';

interface Formats {
  readonly list: string;
  readonly months: readonly string[];
  readonly units: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly countries: Readonly<Record<string, string>>;
}

const day = Date.UTC(2026, 10, 23, 12);
const codes = (await readdir(join(root, 'locales'))).flatMap((file) =>
  file.endsWith('.xlf') ? [file.slice(0, -'.xlf'.length)] : [],
);
const formats = JSON.parse(await readFile(join(root, 'locales/formats.json'), 'utf8')) as Record<
  string,
  Formats
>;
/** What a language says where the engine cannot format it: every word of its two files. */
const wordsOf = async (code: string) => {
  const parts = await Promise.all([
    import(`../../src/generated/locales/${code}.js`),
    import(`../../src/generated/locales/${code}.details.js`),
  ]);
  return Object.assign({}, ...parts.map(({ templates }) => templates)) as Record<string, unknown>;
};

/** An engine without data for some languages, or without any. */
function without(isLacking: (locale: string) => boolean, run: () => void): void {
  const kinds = [
    Intl.DateTimeFormat,
    Intl.DisplayNames,
    Intl.ListFormat,
    Intl.NumberFormat,
  ] as unknown as { supportedLocalesOf: (locale: string) => string[] }[];
  const mocks = kinds.map((kind) =>
    mock.method(kind, 'supportedLocalesOf', (locale: string) =>
      isLacking(locale) ? [] : [locale],
    ),
  );
  try {
    run();
  } finally {
    for (const one of mocks) one.mock.restore();
  }
}

describe('Dates, durations, countries and lists', () => {
  it('are formatted for every language in every market, in digits that the sentences around them use too', () => {
    for (const locale of ['en', ...codes]) {
      for (const market of [
        ...Object.keys(markets),
        'eu',
        'shop',
        'no-nb',
        'us-ca',
        '',
        'x',
        '__proto__',
        'th',
        'sa',
        'ir',
      ]) {
        assert.match(
          onDate(day, locale, market),
          /^(?=.*\b23\b|.*23)(?=.*2026)/,
          `${locale} in ${market}`,
        );
      }
    }
  });

  it('show a date as it is written in the market, unless the language names a region itself', () => {
    assert.equal(onDate(day, 'en', 'no'), '23 November 2026');
    assert.equal(onDate(day, 'en', 'us'), 'November 23, 2026');
    assert.equal(onDate(day, 'en', 'us-ca'), 'November 23, 2026');
    for (const market of ['gb', 'no', 'us'])
      assert.equal(onDate(day, 'en-GB', market), '23 November 2026');
    assert.equal(onDate(day, 'pt-BR', 'br'), '23 de novembro de 2026');
    for (const market of ['ca', 'ca-qc'])
      assert.equal(onDate(day, 'fr-CA', market), '23 novembre 2026');
  });

  it('fall back instead of throwing, whatever the locale, the time or the engine', () => {
    for (const locale of ['', '-', 'en-GB-gb', 'pt_BR', 'x', '*', 'tlh-piqaD', '\0']) {
      assert.equal(typeof onDate(day, locale, 'no'), 'string');
      assert.equal(typeof onDate(NaN, locale, 'no'), 'string');
      assert.equal(typeof onDate(1e300, locale, 'no'), 'string');
      assert.equal(typeof listOf(['a', 'b'], locale), 'string');
      assert.equal(typeof countryName('US', locale), 'string');
      for (const days of [0, -1, NaN, Infinity, 0.5, 183, 400])
        assert.equal(typeof retention({ retention: days }, locale), 'string');
    }
    without(
      () => true,
      () => {
        assert.equal(onDate(day, 'de', 'de'), '2026-11-23');
        assert.equal(retention({ retention: 183 }, 'de'), '183 d');
        assert.equal(countryName('US', 'de'), 'US');
        assert.equal(listOf(['a', 'b', 'c'], 'de'), 'a, b, c');
      },
    );
  });

  it('never come in the browser’s language where the engine lacks one: the language ships its own, nn reads nb', async () => {
    for (const [code, { list, months }] of Object.entries(formats)) {
      const words = await wordsOf(code);
      without(
        (locale) => locale.startsWith(code),
        () =>
          speak(words, () => {
            assert.equal(
              listOf(['a', 'b', 'c'], code),
              list.replace('{0}', 'a, b').replace('{1}', 'c'),
            );
            assert.equal(listOf(['a'], code), 'a');
            assert.equal(listOf([], code), '');
            assert.match(onDate(day, code, 'no'), new RegExp(`^23.* ${months[10]} 2026$`));
            assert.notEqual(countryName('US', code), 'US');
            assert.doesNotMatch(retention({ retention: 180 }, code), /month|\bd$/);
          }),
      );
    }
    without(
      (locale) => locale.startsWith('nn'),
      () =>
        assert.deepEqual(
          [onDate(day, 'nn', 'no'), listOf(['a', 'b'], 'nn')],
          ['23. november 2026', 'a og b'],
          'without what it ships',
        ),
    );
  });

  it('say a duration in the largest unit that is true of it', () => {
    const read = Object.fromEntries(
      [1, 7, 28, 30, 31, 90, 180, 183, 300, 365, 366, 390, 393, 395, 397, 400, 730, 1000].map(
        (days) => [days, retention({ retention: days }, 'en')],
      ),
    );
    assert.deepEqual(read, {
      1: '1 day',
      7: '7 days',
      28: '28 days',
      30: '1 month',
      31: '31 days',
      90: '3 months',
      180: '6 months',
      183: '6 months',
      300: '10 months',
      365: '1 year',
      366: '1 year',
      390: '13 months',
      393: '13 months',
      395: '13 months',
      397: '13 months',
      400: '400 days',
      730: '2 years',
      1000: '1,000 days',
    });
  });

  it('say of storage without an end that it stays until it is cleared, and of a cookie that nothing is stated', () => {
    assert.equal(retention({}, 'en'), 'Not stated');
    assert.equal(retention({ kind: 'local-storage' }, 'en'), 'Until you clear it');
    assert.equal(retention({ kind: 'indexed-db' }, 'en'), 'Until you clear it');
    assert.equal(retention({ kind: 'session-storage' }, 'en'), 'Until the browser is closed');
    assert.equal(retention({ retention: 'session' }, 'en'), 'Until the browser is closed');
  });

  it('stand between sentences with a space, except in Chinese and Japanese', () => {
    assert.equal(sentences('en', 'A.', false, '', 'B.'), 'A. B.');
    assert.equal(sentences('ja', 'あ。', 'い。'), 'あ。い。');
    assert.equal(sentences('zh-Hans', '甲。', '乙。'), '甲。乙。');
  });
});

describe('locales/formats.json', () => {
  it('names languages that there are, with twelve months, three units and the countries of the catalogue', () => {
    const countries = [...new Set(Object.values(presets).flatMap(({ country }) => country ?? []))];
    for (const [code, { months, units, countries: named }] of Object.entries(formats)) {
      assert.ok(codes.includes(code), code);
      assert.equal(new Set(months).size, 12, code);
      assert.deepEqual(Object.keys(units), ['year', 'month', 'day']);
      const plurals = new Intl.PluralRules(code).resolvedOptions().pluralCategories as string[];
      for (const forms of Object.values(units))
        assert.ok(forms.other && Object.keys(forms).every((form) => plurals.includes(form)), code);
      assert.deepEqual(
        countries.filter((country) => !named[country]),
        [],
        `countries without a name in ${code}`,
      );
    }
  });

  it('has its parts in the files of the language, and in no other', async () => {
    for (const code of Object.keys(loaders)) {
      const words = await wordsOf(code);
      assert.equal(typeof words['format.list'], formats[code] ? 'string' : 'undefined', code);
    }
  });
});

describe('A formatting fault', () => {
  it('cannot keep a layer from opening: views format through formats.ts and amounts.ts alone', async () => {
    const folder = join(root, 'src/elements');
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => file.endsWith('.ts') && !/texts[\\/](?:formats|amounts)\.ts$/.test(file),
    );
    for (const file of files) {
      assert.doesNotMatch(
        await readFile(join(folder, file), 'utf8'),
        /\bIntl\.|\.toLocale\w*String\(|\.localeCompare\(/,
        file,
      );
    }
  });
});
