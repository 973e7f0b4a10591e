import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { root } from './support/imports.js';

const name = '@cetegra/consent';

/** Runs a module in a fresh Node, where the package's name leads to `dist`. */
async function inNode(program: string): Promise<{ output: unknown; errors: string }> {
  const code = `import * as library from '${name}';
    import '${name}/define';
    import { definePolicy } from '${name}/core';
    const tell = (value) => console.log(JSON.stringify(value));
    ${program}`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { cwd: root },
  );
  return { output: JSON.parse(stdout), errors: stderr };
}

const meaning = `(store) => [store.isGranted('necessary'), store.isGranted('marketing'), store.denied, store.state.status]`;

describe('On a server', () => {
  const policies: [what: string, argument: string][] = [
    ['no policy', ''],
    ['a plain policy', `{ revision: '1', services: ['matomo'] }`],
    ['a compiled policy', `definePolicy({ revision: '1', services: ['matomo'] })`],
    ['a market alone', `{ market: 'us' }`],
    [
      'a policy whose market allows implied consent',
      `{ revision: '1', market: 'us', defaultMarket: 'us', markets: { us: {} } }`,
    ],
    ['a policy with a mistake', `{ revision: 7, services: 'matomo' }`],
    ['something that is not a policy', 'null'],
  ];
  for (const [what, argument] of policies) {
    it(`configureConsent() with ${what} returns a store that denies everything optional, without a message`, async () => {
      const { output, errors } = await inNode(
        `tell((${meaning})(library.configureConsent(${argument})));`,
      );
      assert.deepEqual([output, errors], [[true, false, true, 'undecided'], '']);
    });
  }

  it('the store has the policy that was given, so that its ids can be rendered', async () => {
    const { output } = await inNode(
      `tell(library.configureConsent({ revision: 'own', categories: [{ id: 'essential', required: true }, { id: 'films' }] }).policy.categories.map(({ id }) => id))`,
    );
    assert.deepEqual(output, ['essential', 'films']);
  });

  it('the store takes no answer, and no two calls share one', async () => {
    const { output, errors } = await inNode(`
      const [one, other] = [library.configureConsent(), library.configureConsent()];
      let calls = 0;
      const stop = one.subscribe(() => calls++);
      await one.grantAll(); await one.grant('marketing'); await one.save({ marketing: true });
      stop();
      tell([one.isGranted('marketing'), one === other, calls, library.getConsentStore() ?? 'none', Object.getOwnPropertySymbols(globalThis).map(String).filter((key) => key.includes('cetegra'))]);`);
    assert.deepEqual([output, errors], [[false, false, 1, 'none', []], '']);
  });

  it('the other functions that need a page do nothing', async () => {
    const { output, errors } = await inNode(`
      await library.openPreferences();
      library.defineConsentElements({ banner: 'my-banner' });
      let resolved = false;
      void library.whenConsentStore().then(() => (resolved = true));
      await new Promise(setImmediate);
      tell([resolved, library.ranScripts().size]);`);
    assert.deepEqual([output, errors], [[false, 0], '']);
  });

  it('/auto does nothing', async () => {
    const { output, errors } = await inNode(
      `await import('${name}/auto'); tell([library.getConsentStore() ?? 'none', typeof cetegraConsent]);`,
    );
    assert.deepEqual([output, errors], [['none', 'undefined'], '']);
  });

  it('a global window without a document, as some servers define it, is not a page', async () => {
    const { output, errors } = await inNode(`
      globalThis.window = globalThis.self = globalThis;
      globalThis.location = new URL('https://example.com/');
      await import('${name}/auto');
      await library.openPreferences();
      tell((${meaning})(library.configureConsent()));`);
    assert.deepEqual([output, errors], [[true, false, true, 'undecided'], '']);
  });

  it('a worker gets the same store', async () => {
    const { output } = await inNode(`
      const { Worker } = await import('node:worker_threads');
      const code = "import('${name}').then(({ configureConsent }) => import('node:worker_threads').then(({ parentPort }) => parentPort.postMessage(configureConsent().isGranted('marketing'))))";
      new Worker(code, { eval: true }).on('message', (granted) => tell(granted));`);
    assert.deepEqual(output, false);
  });
});
