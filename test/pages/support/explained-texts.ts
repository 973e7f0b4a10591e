import { readFile } from 'node:fs/promises';
import { markets } from '../../../src/data/markets/index.js';
import { presets } from '../../../src/data/services/index.js';

interface Message {
  readonly id: string;
  readonly text: string;
  /** Two patterns: a value that contains the text after it is found by one of them. */
  readonly patterns: readonly RegExp[];
  /** The numbers of its values, in the order of the sentence. */
  readonly order: readonly number[];
}

interface Formats {
  readonly list: string;
  readonly months: readonly string[];
  readonly units: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly countries: Readonly<Record<string, string>>;
}

const folder = new URL('../../../locales/', import.meta.url);
const shipped = JSON.parse(await readFile(new URL('formats.json', folder), 'utf8')) as Readonly<
  Record<string, Formats>
>;
const countries = [
  ...new Set(
    Object.values(presets).flatMap(({ country, eea }) => [country ?? [], eea?.[1] ?? []].flat()),
  ),
];
/** What a service's cookies may be kept for, in days: every number that a table can show. */
const durations = [
  ...new Set([
    ...Object.values(presets).flatMap(({ cookies }) => cookies.map(({ retention }) => retention)),
    180,
    395,
    7,
  ]),
].filter((days) => typeof days === 'number');
/** The countries of the markets: dates follow the market's conventions. */
const regions = Object.keys(markets)
  .filter((id) => /^[a-z]{2}$/.test(id))
  .map((id) => id.toUpperCase());
/** Where a value stands in a text. */
const hole = /<x id="\d+"[^>]*>/;
/** Languages that may show the dates, durations and countries of another one. */
const neighbours: Readonly<Record<string, string>> = { nn: 'nb' };

/** Every name that no language translates: of services, companies and stored items. */
const catalogueNames = Object.values(presets).flatMap(({ label, provider, eea, cookies }) => [
  label,
  provider ?? label,
  eea?.[0] ?? label,
  ...cookies.map(({ name }) => name),
]);

/** What one language may write, and whether a text of a page is made of nothing else. */
export class ExplainedTexts {
  /** Ids of the messages that explained a text. */
  readonly seen = new Set<string>();
  readonly #known = new Map<string, boolean>();
  readonly #names: Set<string>;
  readonly #countries: Set<string>;
  readonly #dateWords: Set<string>;
  readonly #unitWords: Set<string>;
  readonly #listWords: Set<string>;
  /** Category labels and purposes, which stand in lists; the longest first. */
  readonly #listed: readonly string[];
  /** What a service keeps elsewhere, for each service. */
  readonly #keptElsewhere: readonly string[];
  readonly #idOf: ReadonlyMap<string, string>;

  private constructor(
    readonly locale: string,
    readonly messages: readonly Message[],
    names: readonly string[],
  ) {
    const tags = [locale, neighbours[locale] ?? locale];
    // January is "Jänner" in Austria.
    const regionalTags = tags.flatMap((tag) => [
      tag,
      ...regions.map((region) => String(new Intl.Locale(tag, { region }))),
    ]);
    const own = shipped[locale];
    this.#names = new Set([...catalogueNames, ...names].map(spaced));
    this.#countries = new Set(
      [
        ...tags.flatMap((tag) =>
          countries.map((code) => new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? ''),
        ),
        ...countries.map((code) => own?.countries[code] ?? ''),
      ].map(spaced),
    );
    this.#dateWords = new Set(
      [...regionalTags.flatMap(dateTexts), ...(own?.months ?? [])].flatMap(wordsOf),
    );
    this.#unitWords = new Set(
      [
        ...tags.flatMap(unitTexts),
        ...Object.values(own?.units ?? {}).flatMap((forms) => Object.values(forms)),
      ].flatMap(wordsOf),
    );
    this.#listWords = new Set([...tags.flatMap(listTexts), own?.list ?? ''].flatMap(wordsOf));
    const longestFirst = (one: string, other: string) => other.length - one.length;
    const listed = messages.filter(({ id }) => /^category\.\w+(?:\.purpose)?$/.test(id));
    this.#listed = listed.map(({ text }) => text).sort(longestFirst);
    const [before = '', after = ''] =
      messages.find(({ id }) => id === 'consent.kept-elsewhere')?.text.split(hole) ?? [];
    this.#keptElsewhere = [...this.#names].map((name) => before + name + after).sort(longestFirst);
    this.#idOf = new Map([
      ...listed.map(({ id, text }) => [text, id] as const),
      ...this.#keptElsewhere.map((text) => [text, 'consent.kept-elsewhere'] as const),
    ]);
  }

  /** @param names what the page's policy and markup name besides the catalogue */
  static async of(locale: string, names: readonly string[]): Promise<ExplainedTexts> {
    const xliff = await readFile(new URL(`${locale === 'en' ? 'nb' : locale}.xlf`, folder), 'utf8');
    const part = locale === 'en' ? 'source' : 'target';
    const units = xliff.matchAll(/<trans-unit id="([^"]+)">([^]*?)<\/trans-unit>/g);
    return new ExplainedTexts(
      locale,
      [...units].map(([, id = '', unit = '']) =>
        message(id, new RegExp(`<${part}>([^]*?)</${part}>`).exec(unit)?.[1] ?? ''),
      ),
      names,
    );
  }

  /** Ids of the messages that no text of the pages came from. */
  get unseen(): string[] {
    return this.messages.flatMap(({ id }) => (this.seen.has(id) ? [] : id));
  }

  /** Whether the text is a message of the language with values that the language explains, or several in a row. */
  explains(text: string): boolean {
    const plain = spaced(text).trim();
    const known = this.#known.get(plain);
    if (known !== undefined) return known;
    // A text within itself explains nothing.
    this.#known.set(plain, false);
    const found = this.#isMessage(plain) || this.#isRow(plain);
    this.#known.set(plain, found);
    return found;
  }

  #isMessage(text: string): boolean {
    const found = this.messages.find(({ id, patterns, order }) =>
      patterns.some((pattern) => {
        // The label of a cell ends with its punctuation.
        const match = pattern.exec(text) ?? pattern.exec(`${text} `);
        return (
          match !== null &&
          order.every((value, index) => this.#mayBe(id, value, match[index + 1] ?? ''))
        );
      }),
    );
    // In some languages two messages have the same words.
    for (const { id, text: other } of this.messages) if (other === found?.text) this.seen.add(id);
    return found !== undefined;
  }

  /** Sentences in a row, cut where one ends. */
  #isRow(text: string): boolean {
    const ends = [...text.matchAll(/[.!?。！？]+ ?/gu)]
      .map(({ index, 0: end }) => index + end.length)
      .filter((end) => end < text.length);
    return ends.some(
      (end) => this.#isMessage(text.slice(0, end).trim()) && this.explains(text.slice(end)),
    );
  }

  #mayBe(id: string, value: number, text: string): boolean {
    switch (id) {
      case 'consent.labelled':
        return text === '' || this.#names.has(text) || this.explains(text);
      case 'consent.banner.description':
      case 'consent.banner.notice':
        return value === 0 ? this.explains(text) : this.#isList(text);
      case 'consent.services-and-cookies':
        return /^\d+$/.test(text);
      case 'consent.decided-on':
      case 'consent.decided-how':
        return value === 0 ? this.#isDate(text) : this.explains(text);
      case 'service.provided-from':
        return value === 0 ? this.#names.has(text) : this.#countries.has(text);
      case 'gate.description':
        return value < 2 ? this.#names.has(text) : this.#isList(text);
      case 'gate.description.unnamed':
      case 'gate.show-category':
      case 'gate.show-categories':
        return this.#isList(text);
      case 'consent.not-cleared':
        return this.#isList(text, this.#keptElsewhere);
      case 'gate.held-back':
        return this.#names.has(text) || this.explains(text);
      default:
        return this.#names.has(text);
    }
  }

  #isDate(text: string): boolean {
    return (
      /(?<!\d)23(?!\d)/.test(text) &&
      /(?<!\d)20\d\d(?!\d)/.test(text) &&
      isMadeOf(wordsOf(text), this.#dateWords)
    );
  }

  /** Items of the language, and nothing else but its words for "and". */
  #isList(text: string, items = this.#listed): boolean {
    const rest = items.reduce((rest, item) => {
      if (rest.includes(item)) this.seen.add(this.#idOf.get(item) ?? '');
      return rest.replace(item, '|');
    }, text);
    return rest.includes('|') && wordsOf(rest).every((word) => this.#listWords.has(word));
  }

  /** A name or a duration, which stand in the page on their own. */
  isValue(text: string): boolean {
    const plain = spaced(text).trim();
    return this.#names.has(plain) || isMadeOf(wordsOf(plain), this.#unitWords);
  }
}

function message(id: string, target: string): Message {
  const text = spaced(
    target
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
  const literals = text
    .split(hole)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return {
    id,
    text,
    patterns: ['(.*?)', '(.*)'].map((group) => new RegExp(`^${literals.join(group)}$`, 'su')),
    order: [...text.matchAll(/<x id="(\d+)"/g)].map(([, number]) => Number(number)),
  };
}

/** No-break spaces and direction marks are for the eye. */
function spaced(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ');
}

function wordsOf(text: string): string[] {
  return (spaced(text.replace(/\{\d\}/g, ' ')).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** Digits alone are neither a date nor a duration that reads well; a single day may be written without any. */
function isMadeOf(words: readonly string[], known: ReadonlySet<string>): boolean {
  return words.length > 0 && words.every((word) => known.has(word));
}

function dateTexts(tag: string): string[] {
  const dates = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 23, 12));
  return dates.map((date) =>
    new Intl.DateTimeFormat(tag, {
      calendar: 'gregory',
      numberingSystem: 'latn',
      dateStyle: 'long',
    }).format(date),
  );
}

function unitTexts(tag: string): string[] {
  const counts = [
    ...new Set(
      durations.flatMap((days) => [days, Math.round(days / 30.4375), Math.round(days / 365)]),
    ),
  ];
  return (['year', 'month', 'day'] as const).flatMap((unit) =>
    counts.map((count) =>
      new Intl.NumberFormat(tag, {
        numberingSystem: 'latn',
        style: 'unit',
        unit,
        unitDisplay: 'long',
      }).format(count),
    ),
  );
}

/** The words between the items of a list. The items are numbers: Spanish, Hebrew and others choose the word by what follows. */
function listTexts(tag: string): string[] {
  return [2, 3, 4].map((length) =>
    new Intl.ListFormat(tag, { type: 'conjunction' }).format(
      Array.from({ length }, (_, index) => String(index)),
    ),
  );
}
