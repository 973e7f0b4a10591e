import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readImports } from './support/imports.js';

const imports = await readImports();
const packages = (name: string) =>
  imports.filter(({ to }) => to === name || to.startsWith(`${name}/`)).map(({ from }) => from);

describe('One of a kind', () => {
  it('only one file configures the localization', () => {
    assert.deepEqual(packages('@lit/localize/init'), ['localization/lit-localize']);
  });

  it('S-5: nobody imports what makes markup of texts', () => {
    assert.deepEqual(
      imports.filter(({ to }) => /unsafe-|static-html|\/static\.js/.test(to)),
      [],
    );
  });
});

describe('The entry of the drop-in', () => {
  /** All that is loaded with a module at once. */
  function loadedWith(module: string, seen = new Set<string>()): Set<string> {
    if (seen.has(module)) return seen;
    seen.add(module);
    for (const { to } of imports.filter(({ from, kind }) => from === module && kind === 'now'))
      loadedWith(to, seen);
    return seen;
  }
  const entry = [...loadedWith('cdn')];

  it('holds no view, no words, no catalogue, no validator and no Lit', () => {
    assert.deepEqual(
      entry.filter((module) =>
        /(?:^|\/)view$|\.styles$|^(?:elements\/(?:audit|overlay|services|texts)\/|elements\/base\/lit$|data|generated|endpoints\/(?:records|renewal)|localization\/lit-localize|diagnostics\/messages|lit|@lit)(?:\/|$)|policy\/(?:validate|define)|explain-policy/.test(
          module,
        ),
      ),
      [],
    );
  });

  it('holds the tags, the store and the cookie', () => {
    for (const module of [
      'elements/gate/gate',
      'elements/banner/banner',
      'core/store',
      'page/cookie-storage',
      'js-cookie',
      'activation/script-gate',
    ])
      assert.ok(entry.includes(module), module);
  });
});
