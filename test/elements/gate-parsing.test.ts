import { expect } from '@open-wc/testing';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import type { ConsentStore } from '../../src/core/store.js';
import { itWhere } from './support/engine.js';
import { openPage, type FreshPage } from './support/fresh-page.js';
import { sitePolicy, until } from './support/site.js';
import { remote } from './support/third-party.js';

const policy = sitePolicy('gate_parsing');

/** A page that is still coming in while its tags are already defined. */
async function openSlowPage(): Promise<FreshPage & { store: ConsentStore }> {
  const page = openPage({
    policy,
    library: '<script type="module" async src="/src/auto.ts"></script>',
  });
  page.write('<p>Coming in</p>');
  await until(() => page.window.customElements.get('consent-gate'), 'the tags are defined');
  return { ...page, store: page.window.cetegraConsent as ConsentStore };
}

describe('a <consent-gate> that is upgraded before its children are parsed', () => {
  let page: FreshPage & { store: ConsentStore };
  const gate = () => page.document.querySelector('consent-gate') as ConsentGate;

  beforeEach(async () => {
    page = await openSlowPage();
  });

  afterEach(() => {
    page.store.reset();
  });

  itWhere('writtenPage', 'finds its template when that is whole', async () => {
    page.store.grantAll();
    page.write('<consent-gate category="marketing"><template><p>Half');
    await until(() => gate().shadowRoot, 'it is upgraded');
    expect(page.document.readyState).to.equal('loading');
    page.write(' and whole</p></template>\n</consent-gate><p>After</p>');
    await until(() => gate().open, 'it opens');
    expect(gate().querySelector('[data-consent-content]')?.textContent).to.equal('Half and whole');
    await page.end();
    expect(gate().querySelectorAll('[data-consent-content] p').length).to.equal(1);
  });

  itWhere('writtenPage', 'finds its template when the page ends with it', async () => {
    page.store.grantAll();
    page.write('<consent-gate category="marketing"><template><p>Content</p></template>');
    await page.end();
    await until(() => gate().open, 'it opens');
  });

  itWhere(
    'writtenPage',
    'takes the address from what is live when it comes, and reports it',
    async () => {
      page.write('<consent-gate category="marketing">');
      await until(() => gate().shadowRoot, 'it is upgraded');
      const url = remote('/pixel.gif');
      page.write(`<img src="${url}" alt=""></consent-gate>`);
      await until(() => !gate().querySelector('img')?.hasAttribute('src'), 'its address is taken');
      await until(
        () => page.errors.some((message) => message.includes(url.slice(0, 60))),
        'it is told',
      );
      await page.end();
    },
  );

  itWhere(
    'writtenPage',
    'takes out content that a server rendered open, where it is not granted',
    async () => {
      page.write('<consent-gate open category="marketing">');
      await until(() => gate().shadowRoot, 'it is upgraded');
      page.write(
        `<div data-consent-content><iframe srcdoc="Film"></iframe></div></consent-gate><p>After</p>`,
      );
      await page.end();
      await until(() => gate().shadowRoot?.querySelector('[part~=placeholder]'), 'it is drawn');
      expect(gate().querySelectorAll('[data-consent-content]').length).to.equal(0);
    },
  );

  itWhere(
    'writtenPage',
    'adopts content that a server rendered open, where it is granted',
    async () => {
      page.store.grantAll();
      page.write('<consent-gate open category="marketing">');
      await until(() => gate().shadowRoot, 'it is upgraded');
      page.write(
        '<template><p>Content</p></template><div data-consent-content><p>Content</p></div></consent-gate><p>After</p>',
      );
      await page.end();
      await until(() => gate().open, 'it is open');
      expect(gate().querySelectorAll('p').length).to.equal(1);
    },
  );
});

describe('a <consent-gate open> that a server rendered', () => {
  for (const granted of [true, false]) {
    it(
      granted
        ? 'is adopted as it stands where it is granted at the upgrade'
        : 'loses its content where it is not',
      async () => {
        const page = openPage({ policy, library: '' });
        page.write(
          '<consent-gate open category="marketing"><template><p>Content</p></template><a href="/film">Film</a><div data-consent-content><p>Content</p></div></consent-gate>',
        );
        const gate = page.document.querySelector('consent-gate') as ConsentGate;
        const written = gate.querySelector('p');
        if (granted)
          page.write(
            `<script>cetegraConsent = [(store) => store.grantAll()]; addEventListener('consent-gate-open', ({ reason }) => (openedBy = reason))</script>`,
          );
        page.write(
          '<script type="module">import { configureConsent } from "/src/setup/configure.ts"; const store = configureConsent(); for (const run of globalThis.cetegraConsent ?? []) run(store);',
        );
        page.write(
          'globalThis.cetegraConsent = store; await import("/src/define/all.ts");</script>',
        );
        const store = await page.end();
        if (granted) {
          expect([
            gate.open,
            gate.querySelector('p') === written,
            gate.querySelectorAll('p').length,
          ]).to.deep.equal([true, true, 1]);
          expect(
            gate.querySelector('a')?.checkVisibility(),
            'the fallback is hidden while it is open',
          ).to.equal(false);
          expect((page.window as unknown as { openedBy: string }).openedBy).to.equal('category');
          store.denyAll();
        }
        expect([gate.open, gate.querySelectorAll('p').length]).to.deep.equal([false, 0]);
        store.reset();
      },
    );
  }
});
