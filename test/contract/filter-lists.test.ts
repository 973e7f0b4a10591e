import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { presets } from '../../src/catalogue/index.js';
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

describe('R0.2: what filter lists block by the name of a file, wherever it is served from', () => {
  it('is no file of the catalogue in the package: they bear codes instead of vendors\' names', async () => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, maxBuffer: 1e8 });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const own = files.filter(({ path }) => /^dist\/(?:catalogue|cdn)\//.test(path)).map(({ path }) => path);
    const names = Object.values(presets).filter(({ provider, purposes }) => provider && !purposes.includes('choice')).map(({ id }) => id);
    assert.ok(own.length > 200, `${own.length} files: run "npm run build" first`);
    assert.deepEqual(own.filter((path) => names.some((id) => path.split('/').some((part) => part === id || part.startsWith(`${id}.`)))), []);
  });
});
