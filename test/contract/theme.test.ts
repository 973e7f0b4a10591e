import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesUnder, root } from './support/imports.js';

const read = (file: string) => readFile(join(root, file), 'utf8');
const sheets = (await filesUnder('src', '.styles.ts')).map((file) => `src/${file}`);
const styles = await Promise.all(sheets.map(async (file) => ({ file, text: await read(file) })));
const named = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();

describe('The theme', () => {
  it('docs/theme.md names the custom properties that the styles read, and no others', async () => {
    const documented = named(await read('docs/theme.md'), /--consent-[\w-]+/g);
    assert.deepEqual(
      documented,
      named(styles.map(({ text }) => text).join(''), /--consent-[\w-]+/g),
    );
  });

  it('A30: no style says left or right', () => {
    const physical =
      /(?:^|[\s{;])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right|text-align:\s*(?:left|right)|float:\s*(?:left|right))\s*[:;]/;
    assert.deepEqual(
      styles.filter(({ text }) => physical.test(text)).map(({ file }) => file),
      [],
    );
  });

  it('no size hangs on the root font, which belongs to the page', () => {
    const tied = styles.flatMap(({ file, text }) =>
      text
        .split('\n')
        .filter((line) => /\drem/.test(line) && !/@media|--_size/.test(line))
        .map((line) => `${file} ${line}`),
    );
    assert.deepEqual(tied, []);
  });
});
