import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root } from './support/imports.js';

interface Message {
  readonly source: string;
  readonly target: string;
}

/** The languages of requirement 1.3, English aside. */
const promised =
  'bg cs da de el en-GB es et fi fr fr-CA ga hr hu is it ja lt lv mt nb nl nn pl pt pt-BR ro sk sl sv tr uk ar he zh-Hans'.split(
    ' ',
  );

/** What "no" is called: the label that refuses holds a verb of refusing, in words no reader takes for anything else. */
const refusing: Record<string, RegExp> = {
  ar: /رفض/,
  bg: /отхвърл|отказ/i,
  cs: /odmítn/i,
  da: /afvis|nej/i,
  de: /ablehn/i,
  el: /απόρριψ|απορρίπτ/i,
  'en-GB': /reject|refuse|decline/i,
  es: /rechaz/i,
  et: /keeldu/i,
  fi: /hylkää|kiellä/i,
  fr: /refus/i,
  'fr-CA': /refus/i,
  ga: /diúlt/i,
  he: /דחיי|דחה|סירוב/,
  hr: /odbij/i,
  hu: /elutasít/i,
  is: /hafna/i,
  it: /rifiut/i,
  ja: /拒否/,
  lt: /atmes/i,
  lv: /noraid/i,
  mt: /irrifjut/i,
  nb: /avvis/i,
  nl: /weiger|afwijz/i,
  nn: /avvis/i,
  pl: /odrzu/i,
  pt: /rejeit|recus/i,
  'pt-BR': /rejeit|recus/i,
  ro: /resping|refuz/i,
  sk: /odmiet/i,
  sl: /zavrn/i,
  sv: /avvisa|neka/i,
  tr: /reddet/i,
  uk: /відхил/i,
  'zh-Hans': /拒绝/,
};

/** Words that are the same in English, and in use. */
const international = new Set(['Cookies', 'Marketing', 'Performance', 'Name', 'Chat']);
/** Maltese says "Settings" of software. */
const borrowed: Record<string, readonly string[]> = { mt: ['Settings'] };

const read = async (code: string) => readFile(join(root, `locales/${code}.xlf`), 'utf8');
const codes = (await readdir(join(root, 'locales'))).flatMap((file) =>
  file.endsWith('.xlf') ? [file.slice(0, -'.xlf'.length)] : [],
);
const locales = new Map(
  await Promise.all(codes.map(async (code) => [code, messagesOf(await read(code))] as const)),
);
const ids = [...(locales.get('nb')?.keys() ?? [])].sort();

function messagesOf(xliff: string): Map<string, Message> {
  const units = xliff.matchAll(/<trans-unit id="([^"]+)">([^]*?)<\/trans-unit>/g);
  const part = (unit: string, name: string) =>
    new RegExp(`<${name}>([^]*?)</${name}>`).exec(unit)?.[1] ?? '';
  return new Map(
    [...units].map(([, id = '', unit = '']) => [
      id,
      { source: part(unit, 'source'), target: part(unit, 'target') },
    ]),
  );
}

/** The values of a text, by their numbers. */
const values = (text: string) => [...text.matchAll(/<x id="(\d+)"/g)].map(([, id]) => id).sort();
const plain = (text: string) => text.replaceAll(/<x [^>]*\/>/g, '');
const isWordless = (code: string) => /^(?:ja|zh)/.test(code);
const lengthOf = (text: string) => [...text].length;

describe('L17: there are words', () => {
  it('in every promised language, and nothing here is unlisted', () =>
    assert.deepEqual(codes.sort(), [...promised].sort()));
  it('for every message of the source', async () => {
    const files = (await readdir(join(root, 'src'), { recursive: true })).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('generated'),
    );
    const sources = await Promise.all(
      files.map((file) => readFile(join(root, 'src', file), 'utf8')),
    );
    const used = sources.flatMap((source) =>
      [...source.matchAll(/\bmsg\([^]*?\bid: '([^']+)'/g)].map(([, id]) => id),
    );
    assert.ok(used.length > 50);
    assert.deepEqual([...new Set(used)].sort(), ids);
  });
});

for (const [code, messages] of locales) {
  const label = (id: string) => messages.get(id)?.target ?? '';
  const faults = (isFault: (message: Message) => boolean) =>
    [...messages].filter(([, message]) => isFault(message)).map(([id]) => id);

  describe(`L17, L18: the words of ${code}`, () => {
    it('are all there', () => {
      assert.deepEqual([...messages.keys()].sort(), ids);
      assert.deepEqual(
        faults(({ target }) => target.trim() === ''),
        [],
      );
    });
    it('have the values of the source, each as often', () =>
      assert.deepEqual(
        faults(({ source, target }) => values(source).join() !== values(target).join()),
        [],
      ));
    it('are text: no markup, and no blanks around them', () =>
      assert.deepEqual(
        faults(({ target }) => /[<>]|&lt;|&#|\$\{/.test(plain(target)) || target !== target.trim()),
        [],
      ));
    it('leave no English over', () => {
      const mayBe = (text: string) =>
        code === 'en-GB' || international.has(text) || borrowed[code]?.includes(text) === true;
      assert.deepEqual(
        faults(
          ({ source, target }) =>
            source === target && /\p{L}/u.test(plain(target)) && !mayBe(target),
        ),
        [],
      );
    });
    it('refuse with a verb of refusing, which accepting has not', () => {
      const refusal = refusing[code];
      assert.ok(refusal, 'a verb is listed');
      assert.match(label('consent.reject-all'), refusal);
      assert.doesNotMatch(label('consent.accept-all'), refusal);
    });
    it('accept and refuse in at most three words of like length', () => {
      const both = [label('consent.accept-all'), label('consent.reject-all')];
      const [short = 0, long = 0] = both.map(lengthOf).sort((one, other) => one - other);
      assert.ok(long / short <= 1.6, both.join(' / '));
      for (const text of both)
        assert.ok(isWordless(code) ? lengthOf(text) <= 10 : text.split(/\s+/).length <= 3, text);
    });
  });
}
