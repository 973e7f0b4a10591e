import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { describe, it } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { filesUnder, root } from './support/imports.js';

/** What core must be told, or must not know of. Comments may speak of them. */
const foreign = [
  'document',
  'window',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'customElements',
  'HTMLElement',
  'BroadcastChannel',
  'fetch',
  'crypto',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'process',
  'console',
  'globalThis',
  'self',
];
const impure = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bDate\(\)/,
  /\bMath\.random\b/,
  /\bperformance\./,
  /from '(?!\.)/,
  /\bimport\(/,
];

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<=^|\s)\/\/.*$/gm, '');
}

const files = await filesUnder('src/core', '.ts');

/** The whole of core as one script, run where there is nothing but the language and what `given` adds. */
async function coreIn(
  given: Record<string, unknown>,
): Promise<{ core: typeof import('../../src/core/index.js'); world: object }> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/core/index.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'core',
    write: false,
  });
  const world = createContext({ ...given });
  runInContext(outputFiles[0]?.text ?? '', world);
  return { core: world.core as typeof import('../../src/core/index.js'), world };
}

/** Core is ES and EventTarget. */
const events = { EventTarget, Event };

describe('core', () => {
  for (const file of files) {
    it(`${file} reads no clock, no chance, no page`, async () => {
      const code = withoutComments(await readFile(join(root, 'src/core', file), 'utf8'));
      const strings = code.replaceAll(/`[^`]*`|'[^'\n]*'/g, (text) =>
        /\$\{/.test(text) ? text : "''",
      );
      const names = foreign.filter((name) =>
        new RegExp(`(?<![.\\w$-])${name}\\b(?!\\s*[:?])`).test(strings),
      );
      assert.deepEqual(names, []);
      assert.deepEqual(impure.filter((pattern) => pattern.test(code)).map(String), []);
      const imported = [...code.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
        posix.join(posix.dirname(file), path),
      );
      assert.deepEqual(
        imported.filter((path) => path.startsWith('..')),
        [],
      );
    });
  }

  it('S-29: runs where there is neither a page nor Node', async () => {
    const { core } = await coreIn(events);
    const policy = core.definePolicy({
      revision: 'r1',
      markets: { no: {} },
      services: ['twentythree'],
    });
    let kept: ReturnType<typeof core.decodeRecord>;
    const storage = {
      read: () => kept,
      write: (record: typeof kept) => ((kept = record), true),
      clear: () => (kept = undefined),
    };
    const store = new core.ConsentStore({ policy, storage, market: 'no', now: () => 1_000_000 });
    const heard: string[] = [];
    store.addEventListener('consent-change', ({ method }) => heard.push(method));
    store.grant('marketing');
    assert.deepEqual(
      [store.isGranted('twentythree'), store.isGranted('statistics'), heard.join()],
      [true, false, 'api'],
    );
    assert.equal(
      core.evaluate(
        policy,
        core.readConsentCookie(
          `cetegra_consent=${core.encodeRecord(kept ?? assert.fail(), policy)}`,
        ),
        {},
        1_000_001,
      ).categories.marketing,
      true,
    );
  });

  it('S-29: sets no global and changes none when it is loaded', async () => {
    const { world } = await coreIn(events);
    assert.deepEqual(Object.keys(world).sort(), ['Event', 'EventTarget', 'core']);
  });

  it('S-29: is loaded without so much as looking at a global of the page', async () => {
    const looked: string[] = [];
    const traps = Object.fromEntries(
      ['document', 'window', 'navigator', 'location', 'localStorage', 'customElements'].map(
        (name) => [name, name],
      ),
    );
    const world = { ...events };
    for (const name of Object.keys(traps)) {
      Object.defineProperty(world, name, { enumerable: true, get: () => void looked.push(name) });
    }
    const { outputFiles } = await build({
      entryPoints: [join(root, 'src/core/index.ts')],
      bundle: true,
      format: 'iife',
      write: false,
    });
    runInContext(outputFiles[0]?.text ?? '', createContext(world));
    assert.deepEqual(looked, []);
  });
});
