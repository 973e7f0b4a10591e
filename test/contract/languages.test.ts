import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { resolveLocale } from '../../src/localization/locale.js';
import { root } from './support/imports.js';

/** What is to be spoken in the end; a wish is resolved among these. */
const resolveOrEnglish = (wishes: (string | null | undefined)[], spoken: string[]) =>
  resolveLocale(wishes, spoken) ?? 'en';

const planned =
  'en bg cs da de el en-GB es et fi fr fr-CA ga hr hu is it ja lt lv mt nb nl nn pl pt pt-BR ro sk sl sv tr uk ar he zh-Hans'.split(
    ' ',
  );

const resolved: [wish: string, locale: string][] = [
  ['nb', 'nb'],
  ['nn', 'nn'],
  ['no', 'nb'],
  ['no-NO', 'nb'],
  ['nn-NO', 'nn'],
  ['NB_no', 'nb'],
  ['en', 'en'],
  ['en-GB', 'en-GB'],
  ['en-US', 'en'],
  ['en-AU', 'en'],
  ['pt', 'pt'],
  ['pt-PT', 'pt'],
  ['pt-BR', 'pt-BR'],
  ['pt_BR', 'pt-BR'],
  ['pt-AO', 'pt'],
  ['fr', 'fr'],
  ['fr-CA', 'fr-CA'],
  ['fr-BE', 'fr'],
  ['de-AT', 'de'],
  ['de-CH-1996', 'de'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-TW', 'en'],
  ['zh-HK', 'en'],
  ['zh-Hant', 'en'],
  ['sr', 'en'],
  ['sr-Latn', 'en'],
  ['iw', 'he'],
  ['mo', 'ro'],
  ['uk-UA', 'uk'],
  ['ar-EG', 'ar'],
  ['fo', 'da'],
  ['ca', 'es'],
  ['se', 'en'],
  ['eo', 'en'],
  ['', 'en'],
  [' sv ', 'sv'],
  ['x', 'en'],
  ['constructor', 'en'],
  ['valueof', 'en'],
  ['__proto__', 'en'],
  ['<b>', 'en'],
  ['de-', 'en'],
  ['i-klingon', 'en'],
];

describe('L17: the language of a wish', () => {
  for (const [wish, locale] of resolved)
    it(`“${wish}” is ${locale}`, () => assert.equal(resolveOrEnglish([wish], planned), locale));

  it('is that of the first wish that can be met, whole', () => {
    assert.equal(resolveLocale([null, undefined, '', 'eo', 'zh-TW', 'fr-BE', 'nb'], planned), 'fr');
    assert.equal(
      resolveLocale(['nn', 'sv'], ['en', 'nb', 'sv']),
      'nb',
      'a neighbour before another wish',
    );
    assert.equal(resolveLocale(['nb'], ['en', 'nn', 'sv']), 'nn');
    assert.equal(resolveLocale([], planned), undefined);
  });
});

/** The parts of the project that make words, with one more language in them. */
async function withLanguage(code: string, edit: (xliff: string) => string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'words-'));
  after(() => rm(copy, { recursive: true }));
  for (const part of ['src', 'scripts', 'locales', 'package.json', 'tsconfig.json'])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const xliff = (await readFile(join(root, 'locales/nb.xlf'), 'utf8')).replace(
    'target-language="nb"',
    `target-language="${code}"`,
  );
  await writeFile(join(copy, `locales/${code}.xlf`), edit(xliff));
  const { stderr } = await promisify(execFile)(process.execPath, ['scripts/localize.mjs'], {
    cwd: copy,
  });
  return `${copy}\n${stderr}`;
}

type Loaders = Record<string, (() => Promise<{ templates: Record<string, unknown> }>)[]>;

async function loadersIn(copy: string): Promise<Loaders> {
  return (
    (await import(pathToFileURL(join(copy, 'src/generated/loaders.ts')).href)) as {
      loaders: Loaders;
    }
  ).loaders;
}

describe('Adding a language', () => {
  it('takes one file: Sámi is spoken as soon as locales/se.xlf is there', async () => {
    const [copy = ''] = (
      await withLanguage('se', (xliff) => xliff.replace('>Godta alle<', '>Dohkket buot<'))
    ).split('\n');
    const loaders = await loadersIn(copy);
    assert.equal(resolveLocale(['se-NO', 'nb'], Object.keys(loaders)), 'se');
    const [words, details] = await Promise.all(loaders.se!.map((load) => load()));
    assert.equal(words!.templates['consent.accept-all'], 'Dohkket buot');
    assert.equal(typeof details!.templates['table.cookies'], 'string');
    assert.deepEqual(
      (await readdir(join(copy, 'locales'))).sort(),
      [...(await readdir(join(root, 'locales'))), 'se.xlf'].sort(),
      'nothing else was needed',
    );
  });

  it('L17: waits until its last word is there: half a language is never spoken', async () => {
    const [copy = '', told] = (
      await withLanguage('se', (xliff) => xliff.replace(/<target>Godta alle<\/target>/, ''))
    ).split('\n');
    assert.equal(resolveLocale(['se', 'nb'], Object.keys(await loadersIn(copy))), 'nb');
    assert.match(told!, /^se: 1 not translated.*consent\.accept-all/);
  });
});
