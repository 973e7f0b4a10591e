import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesUnder, root } from './support/imports.js';

/**
 * What generic rules of EasyList Cookie, Fanboy and "I still don't care about cookies" hide by name, from what was found in
 * them in August 2026. They reach what stands in the document: tags, and elements that a view puts beside them.
 */
const HIDDEN = /^(?:.*[-_])?(?:cookie|gdpr)[-_]?(?:consent|notice|bar|banner|law|popup|overlay|message|alert)|^cc[-_]|consent[-_]?(?:banner|manager|popup|bar|overlay|modal|notice)/i;

const sources = await Promise.all((await filesUnder('src/define')).map((file) => readFile(join(root, 'src/define', file), 'utf8')));
const tags = [...new Set(sources.flatMap((source) => source.match(/(?<=['"])(?:cookie|consent)-[a-z]+(?=['"])/g) ?? []))].sort();
const views = await Promise.all((await filesUnder('src/elements')).map((file) => readFile(join(root, 'src/elements', file), 'utf8')));

describe('R0.1: what generic rules of filter lists hide by name', () => {
  it('is the first layer at most: what gives access and takes back is not', () => {
    assert.deepEqual(tags, ['consent-gate', 'consent-trigger', 'cookie-banner', 'cookie-declaration', 'cookie-preferences']);
    assert.deepEqual(tags.filter((tag) => HIDDEN.test(tag)), ['cookie-banner']);
  });

  it('is no attribute that we set in a page, no part, no class and no id', () => {
    const names = views.flatMap((source) => [...source.matchAll(/(?:class|id|part|slot)=["']([\w -]+)["']|data-consent-[\w-]+/g)].flatMap(([whole, list]) => (list ?? whole).split(' ')));
    assert.ok(names.length > 50, `${names.length} names`);
    assert.deepEqual(names.filter((name) => HIDDEN.test(name)), []);
  });
});
