import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { filesUnder, root } from './support/imports.js';

interface Package {
  name: string;
  files: string[];
  sideEffects: string[];
  dependencies: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
  unpkg: string;
  jsdelivr: string;
}

const {
  name,
  exports,
  files: published,
  sideEffects,
  dependencies,
  ...cdn
} = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Package;
const built = (await filesUnder('dist')).map((file) => `./dist/${file}`);

/** Every entry with a `*` once for each file that fits it. */
function entries(): { entry: string; targets: string[] }[] {
  return Object.entries(exports).flatMap(([entry, target]) => {
    const targets = typeof target === 'string' ? [target] : Object.values(target);
    if (!entry.includes('*')) return [{ entry, targets }];
    const [before = '', after = ''] = (targets.at(-1) ?? '').split('*');
    const stars = built
      .filter((file) => file.startsWith(before) && file.endsWith(after))
      .map((file) => file.slice(before.length, file.length - after.length || undefined));
    return stars.map((star) => ({
      entry: entry.replace('*', star),
      targets: targets.map((one) => one.replace('*', star)),
    }));
  });
}

/** What a program prints that is run in a fresh Node, in the package's folder, where its name leads to `dist`. */
async function inNode(program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { cwd: root },
  );
  return JSON.parse(stdout);
}

const all = entries();
const modules = all
  .filter(({ entry, targets }) => !entry.startsWith('./cdn/') && targets.at(-1)?.endsWith('.js'))
  .map(({ entry }) => name + entry.slice(1));
/** The page's door makes the page's store, which a server does not have. */
const importable = modules.filter((one) => one !== `${name}/auto`);

describe("The package's entries", () => {
  it('are built: run "npm run build" first', () => assert.ok(built.length > 0));

  it('each entry leads to files that exist', () => {
    const lost = all.flatMap(({ entry, targets }) =>
      targets
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${entry} → ${target}`),
    );
    assert.deepEqual(lost, []);
  });

  for (const entry of [
    '.',
    './define',
    './define/cookie-banner',
    './define/cookie-preferences',
    './define/consent-gate',
    './define/cookie-declaration',
    './define/consent-trigger',
    './auto',
    './core',
    './catalogue',
    './testing',
  ]) {
    it(`${entry} is there, as the contract says`, () => assert.ok(Object.hasOwn(exports, entry)));
  }

  it('the languages are there one by one', () =>
    assert.ok(all.some(({ entry }) => entry === './locales/nb')));

  it('the drop-in is one file for a returning visitor: it asks for nothing at once, and no other file asks for it', async () => {
    const [entry, ...others] = await Promise.all(
      ['consent.js', ...(await filesUnder('dist/cdn', '.js'))].map((file) =>
        readFile(join(root, 'dist/cdn', file), 'utf8'),
      ),
    );
    assert.doesNotMatch(entry!, /(?:^|;)(?:import|export)\b(?:[^;(]*?from)? ?"/);
    assert.equal(
      others.filter((code) => /(?:from|import) ?\(?"[./]*\/consent\.js"/.test(code)).length,
      0,
    );
  });

  it('the drop-in is there, for CDNs too', () => {
    for (const path of ['./dist/cdn/consent.js', cdn.unpkg, cdn.jsdelivr])
      assert.ok(existsSync(join(root, path)), path);
  });

  it('all lie in what is published', () => {
    const targets = all
      .flatMap((one) => one.targets)
      .filter((target) => target !== './package.json');
    assert.deepEqual(
      targets.filter((target) => !published.some((folder) => target.startsWith(`./${folder}/`))),
      [],
    );
  });

  it('R0.2: no published path is named like what filter lists block', () => {
    assert.deepEqual(
      built.filter((file) =>
        /cookie-banner|consent-manager|cookie-consent|cookie-notice|cookie-bar/.test(
          file.replace(/^\.\/dist\/define\//, ''),
        ),
      ),
      [],
    );
  });

  it('none of them lies in a folder that npm and its kin leave out of packages', () => {
    assert.deepEqual(
      built.filter((file) => file.includes('/node_modules/')),
      [],
    );
  });

  it('each imports only files that are there, and packages that are installed with it', async () => {
    const code = built.filter((file) => /\.js$/.test(file));
    const lost = await Promise.all(
      code.map(async (file) => {
        const source = await readFile(join(root, file), 'utf8');
        const imported = [
          ...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.{0,2}\/?[@\w][\w@./-]*)["']/g),
        ].map(([, path = '']) => path);
        return imported
          .filter(
            (path) =>
              !(path.startsWith('.')
                ? existsSync(join(root, dirname(file), path))
                : Object.keys(dependencies).some(
                    (one) => path === one || path.startsWith(`${one}/`),
                  )),
          )
          .map((path) => `${file} → ${path}`);
      }),
    );
    assert.deepEqual(lost.flat(), []);
  });

  it('bundlers are told which of them do something when imported, and no others', () => {
    const doing = built.filter(
      (file) => file.endsWith('.js') && sideEffects.some((pattern) => matches(pattern, file)),
    );
    assert.deepEqual(
      doing.filter(
        (file) =>
          !/^\.\/dist\/(?:define|cdn)\/|^\.\/dist\/(?:auto|elements\/base\/own-globals)\.js$/.test(
            file,
          ),
      ),
      [],
    );
    for (const file of [
      './dist/auto.js',
      './dist/define/all.js',
      './dist/define/gate.js',
      './dist/cdn/consent.js',
    ])
      assert.ok(doing.includes(file), file);
  });
});

function matches(pattern: string, file: string): boolean {
  const expression = pattern
    .replaceAll('.', '\\.')
    .replace('**/', '(?:.+/)?')
    .replaceAll(/(?<!\))\*/g, '[^/]*');
  return new RegExp(`^${expression}$`).test(file);
}

describe('S-29: imported in Node', () => {
  it('every entry can be imported and exports something, unless it only registers a tag or has only types', async () => {
    const program = `const found = {};
      for (const entry of ${JSON.stringify(importable)}) found[entry] = await import(entry).then(Object.keys, String);
      console.log(JSON.stringify(found))`;
    const found = (await inNode(program)) as Record<string, string[] | string>;
    const isAsPromised = (entry: string, names: string[] | string | undefined) =>
      Array.isArray(names) && names.length > 0 !== /\/define\/|\/jsx$/.test(entry);
    assert.deepEqual(
      importable
        .filter((entry) => !isAsPromised(entry, found[entry]))
        .map((entry) => ({ entry, names: found[entry] })),
      [],
    );
  });

  for (const entry of [name, `${name}/core`, `${name}/catalogue`, `${name}/testing`]) {
    it(`${entry} sets no global`, async () => {
      const program = `const names = () => Reflect.ownKeys(globalThis).map(String); const before = names(); await import('${entry}'); console.log(JSON.stringify(names().filter((name) => !before.includes(name))))`;
      // Lit and its reactive element leave their versions, to warn of two copies.
      assert.deepEqual(
        ((await inNode(program)) as string[]).filter(
          (one) => !/^(?:lit|reactiveElement|litElement)(?:Html)?Versions$/.test(one),
        ),
        [],
      );
    });

    it(`${entry} defines no element where there is a registry`, async () => {
      const program = `const defined = [];
        globalThis.HTMLElement = class {};
        globalThis.customElements = { get: () => undefined, define: (tag) => defined.push(tag) };
        await import('${entry}');
        console.log(JSON.stringify(defined))`;
      assert.deepEqual(await inNode(program), []);
    });
  }

  it('define registers the five tags, once each', async () => {
    const program = `const defined = [];
      globalThis.HTMLElement = class {};
      globalThis.customElements = { get: (tag) => defined.includes(tag) || undefined, define: (tag) => defined.push(tag) };
      await import('${name}/define');
      await import('${name}/define/consent-gate');
      console.log(JSON.stringify(defined.sort()))`;
    assert.deepEqual(await inNode(program), [
      'consent-gate',
      'consent-trigger',
      'cookie-banner',
      'cookie-declaration',
      'cookie-preferences',
    ]);
  });

  it('core has the reader of the cookie that a server needs', async () => {
    const program = `import { readConsentCookie, evaluate, definePolicy } from '${name}/core';
      const record = readConsentCookie('cetegra_consent=v=1&r=r1&t=1000&e=2000&m=no&a=save&c=marketing&d=functional');
      console.log(JSON.stringify(evaluate(definePolicy({ revision: 'r1' }), record, {}, 1500).categories))`;
    assert.deepEqual(await inNode(program), {
      necessary: true,
      functional: false,
      performance: false,
      statistics: false,
      marketing: true,
    });
  });
});
