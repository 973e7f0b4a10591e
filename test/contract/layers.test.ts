import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesUnder, readImports, root, type Import } from './support/imports.js';

interface Layer {
  /** What it may import at once, besides itself: folders and files of `src`, and packages. */
  now: string;
  /** What it may load when needed, by `import()`. Its types may be named. */
  later?: string;
}

/** The plan of the house: each folder, or file where one differs from its folder, and what may be carried into it. */
const plan: Record<string, Layer> = {
  core: { now: '' },

  // What core is given: where records are kept, what the page says, what vendors are known.
  release: { now: 'core report own-script trusted-dom' },
  storage: { now: 'core report release' },
  'storage/cookie-storage': { now: 'core report js-cookie trusted-dom' },
  page: { now: 'core report release own-script trusted-dom' },
  catalogue: { now: 'core', later: 'catalogue/purposes' },
  'catalogue/purposes': { now: '@lit/localize' },
  'page/endpoints': { now: 'core report', later: 'proof' },
  integrations: { now: 'core report release trusted-dom' },
  importers: { now: 'core report release new-id trusted-dom', later: 'importers/follow' },
  'importers/follow': { now: 'core report importers trusted-dom' },

  // What the site's own server is told, where the policy names an endpoint.
  proof: { now: 'core report version renewal new-id trusted-dom' },
  renewal: { now: 'core report trusted-dom' },
  version: { now: '' },
  'new-id': { now: '' },
  'trusted-dom': { now: '' },
  'own-script': { now: 'trusted-dom' },

  // Words and mistakes.
  generated: { now: '' },
  mistakes: { now: 'core' },
  report: { now: 'core', later: 'mistakes' },
  markets: { now: 'core' },
  'language-changes': { now: 'core' },
  language: { now: 'core generated/loaders language-changes resolve-locale trusted-dom', later: 'markets own-words' },
  'own-words': { now: 'core generated/value-counts language report', later: 'check-texts' },
  'check-texts': { now: 'generated/text-ids nearest report' },
  nearest: { now: '' },
  'resolve-locale': { now: '' },
  localization: { now: 'language @lit/localize' },

  // The tags: light shells, and what they show, which only comes when it is shown.
  elements: { now: 'core report release language page/page-store page/market trusted-dom', later: 'language catalogue elements/views elements/gate/strict-hosts elements/gate/inspect' },
  'elements/css': { now: '' },
  'elements/tokens.styles': { now: 'elements/css' },
  'elements/gate/strict-hosts': { now: 'core catalogue elements/gate/addresses elements/gate/find-loads elements/gate/loads elements/gate/own-elements trusted-dom' },
  'elements/audit': { now: 'trusted-dom' },
  'elements/views': { now: 'core report release language localization catalogue catalogue/purposes elements elements/css elements/tokens.styles nearest page/page-store lit @lit/localize trusted-dom', later: 'elements/audit proof' },

  // The doors, which may open everything that a visitor needs at once.
  'built-in-policy': { now: 'core' },
  'explain-policy': { now: 'core' },
  'clear-services': { now: 'core catalogue integrations trusted-dom' },
  'connect-integrations': { now: 'core report integrations page' },
  'find-policy': { now: 'core report built-in-policy page/policy-block', later: 'explain-policy' },
  'offer-reload': { now: 'core elements trusted-dom', later: 'elements/views' },
  'open-preferences': { now: 'elements report' },
  'simulated-dom': { now: '' },
  'define-tag': { now: 'simulated-dom' },
  'define-elements': { now: 'elements define-tag' },
  define: { now: 'elements define-elements define-tag' },
  configure: { now: 'core storage storage/cookie-storage page page/endpoints release report new-id built-in-policy find-policy open-preferences offer-reload integrations importers trusted-dom', later: 'integrations importers connect-integrations clear-services' },
  start: { now: 'core configure define-elements', later: 'integrations importers' },
  auto: { now: 'start' },
  index: { now: 'core configure define-elements elements open-preferences page/page-store release', later: 'importers' },
  jsx: { now: 'elements', later: 'react preact solid-js vue svelte/elements @stencil/core/internal' },
  server: { now: 'core proof renewal' },
  testing: { now: 'core storage elements' },
  cdn: { now: 'core page/page-store own-script start index' },
};

const imports = await readImports();
const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** The line of the plan for a module: the closest one. */
function layerOf(module: string): string | undefined {
  return Object.keys(plan).filter((layer) => isIn(module, layer)).sort((one, other) => other.length - one.length)[0];
}

function isAllowed({ from, to, kind }: Import): boolean {
  const layer = layerOf(from);
  if (layer === undefined) return false;
  if (layerOf(to) === layer) return true;
  const { now, later = '' } = plan[layer] as Layer;
  const places = kind === 'now' ? now : `${now} ${later}`;
  return places.split(' ').some((place) => {
    // A file with a line of its own is not let in by its folder's name.
    const own = layerOf(to);
    return isIn(to, place) && (own === undefined || own === layerOf(place) || isIn(place, own));
  });
}

const modules = (await filesUnder('src', '.ts')).map((file) => file.replace(/\.ts$/, ''));
const packages = (name: string) => imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from);

describe('Who imports whom', () => {
  it('every module has a place in the plan', () => assert.deepEqual(modules.filter((module) => !layerOf(module)), []));

  for (const layer of Object.keys(plan)) {
    if (!modules.some((module) => layerOf(module) === layer)) continue;
    it(`${layer} imports only what the plan gives it`, () => {
      const strays = imports.filter((one) => layerOf(one.from) === layer && !isAllowed(one));
      assert.deepEqual(strays.map(({ from, to, kind }) => `${from} → ${to} (${kind})`), []);
    });
  }

  it('every import leads to a module of src, or to a package that is installed', async () => {
    const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    const known = Object.keys({ ...dependencies, ...devDependencies, '@lit/reactive-element': '' });
    // The types of the tags extend each of these libraries that an app has installed.
    const optional = ['preact', 'solid-js', '@stencil/core'];
    const lost = imports.filter(({ from, to }) => !(from === 'jsx' && optional.some((name) => isIn(to, name)))).filter(({ to }) => !modules.includes(to) && !known.some((name) => isIn(to, name)));
    assert.deepEqual(lost, []);
  });
});

describe('One of a kind', () => {
  it('only one file imports js-cookie', () => assert.deepEqual(packages('js-cookie'), ['storage/cookie-storage']));

  it('only one file configures the localization', () => {
    assert.deepEqual(packages('@lit/localize/init'), ['localization']);
  });

  it('only views, styles and words import Lit, so a returning visitor never downloads it', () => {
    const lit = [...new Set([...packages('lit'), ...packages('@lit')])];
    assert.deepEqual(lit.filter((module) => !/^(?:elements\/views\/|elements\/tokens\.styles$|catalogue\/purposes$|localization$)/.test(module)), []);
  });

  it('S-5: nobody imports what makes markup of texts', () => {
    assert.deepEqual(imports.filter(({ to }) => /unsafe-|static-html|\/static\.js/.test(to)), []);
  });
});

describe('The entry of the drop-in', () => {
  /** All that is loaded with a module at once. */
  function loadedWith(module: string, seen = new Set<string>()): Set<string> {
    if (seen.has(module)) return seen;
    seen.add(module);
    for (const { to } of imports.filter(({ from, kind }) => from === module && kind === 'now')) loadedWith(to, seen);
    return seen;
  }
  const entry = [...loadedWith('cdn')];

  it('holds no view, no words, no catalogue, no validator and no Lit', () => {
    assert.deepEqual(entry.filter((module) => /^(?:elements\/views|generated|catalogue|proof|renewal|localization|mistakes|lit|@lit)(?:\/|$)|policy-mistakes|define-policy|explain-policy/.test(module)), []);
  });

  it('holds the tags, the store and the cookie', () => {
    for (const module of ['elements/gate', 'elements/banner', 'core/store', 'storage/cookie-storage', 'js-cookie', 'page/script-gate']) assert.ok(entry.includes(module), module);
  });

  it('is imported by nobody', () => assert.deepEqual(imports.filter(({ to }) => to === 'cdn' || to === 'auto').map(({ from }) => from), []));
});
