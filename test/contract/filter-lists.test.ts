import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { isBlocked } from '../../scripts/blocked-names.mjs';
import { toolExports, withToolExports } from '../../scripts/package-exports.mjs';
import { presets } from '../../src/data/services/index.js';
import { filesUnder, root } from './support/imports.js';

/**
 * What generic rules of EasyList Cookie, Fanboy and "I still don't care about cookies" hide by name, from what was found in
 * them in August 2026. They reach what stands in the document: tags, and elements that a view puts beside them.
 */
const HIDDEN =
  /^(?:.*[-_])?(?:cookie|gdpr)[-_]?(?:consent|notice|bar|banner|law|popup|overlay|message|alert)|^cc[-_]|consent[-_]?(?:banner|manager|popup|bar|overlay|modal|notice)/i;

const sources = await Promise.all(
  (await filesUnder('src/define')).map((file) => readFile(join(root, 'src/define', file), 'utf8')),
);
const tags = [
  ...new Set(
    sources.flatMap((source) => source.match(/(?<=['"])(?:cookie|consent)-[a-z]+(?=['"])/g) ?? []),
  ),
].sort();
const views = await Promise.all(
  (await filesUnder('src/elements')).map((file) =>
    readFile(join(root, 'src/elements', file), 'utf8'),
  ),
);

describe('R0.1: what generic rules of filter lists hide by name', () => {
  it('is the first layer at most: what gives access and takes back is not', () => {
    assert.deepEqual(tags, [
      'consent-gate',
      'consent-trigger',
      'cookie-banner',
      'cookie-declaration',
      'cookie-preferences',
    ]);
    assert.deepEqual(
      tags.filter((tag) => HIDDEN.test(tag)),
      ['cookie-banner'],
    );
  });

  it('is no attribute that we set in a page, no part, no class and no id', () => {
    const names = views.flatMap((source) =>
      [...source.matchAll(/(?:class|id|part|slot)=["']([\w -]+)["']|data-consent-[\w-]+/g)].flatMap(
        ([whole, list]) => (list ?? whole).split(' '),
      ),
    );
    assert.ok(names.length > 50, `${names.length} names`);
    assert.deepEqual(
      names.filter((name) => HIDDEN.test(name)),
      [],
    );
  });
});

/** Like generic rules of EasyPrivacy, EasyList and Fanboy: scripts named after what they do. Not `ga.js`: no list has it bare, and it is Irish here. */
const GENERIC =
  /(?:^|[/._-])(?:analytics?|tracking|tracker|track|pixel|beacon|stats|ads?|adsense|advert\w*|fingerprint\w*|piwik|gtag|gtm|fbevents)\.[a-z.]*$/i;

const { stdout } = await promisify(execFile)(
  'npm',
  ['pack', '--dry-run', '--json', '--ignore-scripts'],
  { cwd: root, maxBuffer: 1e8 },
);
const packed = (JSON.parse(stdout) as [{ files: { path: string }[] }])[0].files.map(
  ({ path }) => path,
);
const { exports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
};

/** Vendors' names: the presets that others provide, the tools that are imported from, the integrations. */
const vendors = new Set([
  ...Object.values(presets)
    .filter(({ provider, purposes }) => provider && !purposes.includes('choice'))
    .map(({ id }) => id),
  ...Object.keys(await toolExports())
    .map((entry) => entry.split('/').at(-1)!)
    .filter((id) => !['importer', 'integration', 'source'].includes(id)),
]);
const namesVendor = (path: string) =>
  path.split('/').some((part) => vendors.has(part.replace(/\..*$/, '')));

describe('R0.2: what filter lists block by the name of a file, wherever it is served from', () => {
  it("no path of the package contains a vendor's name: files have codes instead", () => {
    assert.ok(
      packed.length > 400 && vendors.size > 100,
      `${packed.length} files, ${vendors.size} names: run "npm run build" first`,
    );
    assert.deepEqual(packed.filter(namesVendor), []);
  });

  it('no path of the package is named like what generic rules block', () => {
    assert.deepEqual(
      packed.filter((path) => GENERIC.test(path) || isBlocked(path.replace(/^dist\//, ''))),
      [],
    );
  });

  it('package.json lists each importer and integration by its name: run "npm run exports" if it does not', async () => {
    assert.deepEqual(Object.entries(exports), Object.entries(await withToolExports(exports)));
    assert.ok(
      Object.hasOwn(exports, './integrations/matomo') &&
        Object.hasOwn(exports, './importers/cookieyes'),
    );
  });
});
