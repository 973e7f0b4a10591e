import { expect } from '@open-wc/testing';
import { ConsentStore } from '../../src/core/store.js';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { ConsentGate } from '../../src/elements/gate/gate.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { openPage, type FreshPage } from './support/fresh-page.js';
import { place, queryAll, rendered, sitePolicy, until, useSite } from './support/site.js';

const tags = ['cookie-banner', 'cookie-preferences', 'consent-gate', 'cookie-declaration'];
const publicActions = [
  'accept-all',
  'reject-all',
  'save',
  'open-preferences',
  'close',
  'allow-once',
  'allow-service',
  'allow-category',
  'withdraw-service',
  'withdraw-all',
];

describe('all the tags', () => {
  const store = useSite('shell');

  for (const tag of tags) {
    it(`have an open shadow root: ${tag}`, () => {
      expect(place(`<${tag} category="marketing"></${tag}>`).shadowRoot?.mode).to.equal('open');
    });
  }

  for (const [tag, texts, flags] of [
    [
      'cookie-banner',
      ['market', 'locale', 'policy-href', 'position', 'heading-level'],
      ['modal', 'open'],
    ],
    [
      'cookie-preferences',
      ['market', 'locale', 'policy-href', 'heading-level'],
      ['inline', 'open'],
    ],
    [
      'consent-gate',
      [
        'category',
        'service',
        'src',
        'label',
        'poster',
        'ratio',
        'allow',
        'sandbox',
        'referrerpolicy',
        'loading',
        'answers',
      ],
      [],
    ],
    ['cookie-declaration', ['market', 'locale', 'heading-level'], []],
  ] as const) {
    it(`have a property for each attribute, both ways: ${tag}`, () => {
      const element = document.createElement(tag) as unknown as HTMLElement &
        Record<string, unknown>;
      for (const attribute of texts) {
        const property =
          attribute === 'referrerpolicy'
            ? 'referrerPolicy'
            : attribute.replace(/-./, ([, letter]) => (letter as string).toUpperCase());
        expect(element[property], `${property} at first`).to.equal(null);
        element[property] = 'x';
        expect(element.getAttribute(attribute)).to.equal('x');
        element.setAttribute(attribute, 'y');
        expect(element[property]).to.equal('y');
        element[property] = null;
        expect(element.hasAttribute(attribute), `${attribute} is gone`).to.equal(false);
      }
      for (const flag of flags) {
        expect(element[flag], `${flag} at first`).to.equal(false);
        element[flag] = true;
        expect(element.getAttribute(flag)).to.equal('');
        element.removeAttribute(flag);
        expect(element[flag]).to.equal(false);
      }
    });
  }

  it('have an action of the public names on every button of theirs', async () => {
    store.grant('statistics');
    const main = place(`<main>
      <cookie-banner open></cookie-banner><cookie-preferences inline></cookie-preferences><cookie-preferences open></cookie-preferences>
      <consent-gate service="twentythree" answers="once service category"><template>1</template></consent-gate><cookie-declaration></cookie-declaration>
    </main>`);
    for (const [index, part] of ['panel', 'panel', 'panel', 'placeholder', 'service'].entries())
      await rendered(main.children[index] as Element, `[part~=${part}]`);
    const actions = [...main.children]
      .flatMap((element) => queryAll(element, 'button'))
      .map((button) => button.dataset.consentAction ?? 'none');
    expect([...new Set(actions)]).to.have.members(publicActions);
  });

  it('let go of the store when they are taken out, and do not hold on twice when they are moved', async () => {
    const held = new Set<unknown>();
    store.addEventListener = (
      type: string,
      listener: EventListenerOrEventListenerObject | null,
    ) => {
      held.add(listener);
      ConsentStore.prototype.addEventListener.call(store, type, listener);
    };
    store.removeEventListener = (type, listener) => {
      held.delete(listener);
      EventTarget.prototype.removeEventListener.call(store, type, listener);
    };
    const all = tags.map((tag) => `<${tag} category="marketing"></${tag}>`).join('');
    const [main, other] = [
      place(
        `<main>${all}${'<consent-gate category="marketing"></consent-gate>'.repeat(200)}</main>`,
      ),
      place('<main></main>'),
    ];
    expect(held.size).to.equal(204);
    other.append(...main.children);
    expect(held.size).to.equal(204);
    other.replaceChildren();
    await until(() => held.size === 0, 'all have let go');
    Reflect.deleteProperty(store, 'addEventListener');
    Reflect.deleteProperty(store, 'removeEventListener');
  });
});

describe('tags that are in the page before the library', () => {
  const policy = sitePolicy('shell_early');
  const early = (markup: string) => {
    const page = openPage({ policy, library: '', html: 'lang="en"' });
    page.write(markup);
    page.document.close();
    return page;
  };
  const bring = (page: FreshPage): Promise<ConsentStore> => {
    page.document.head.append(
      Object.assign(page.document.createElement('script'), { type: 'module', src: '/src/auto.ts' }),
    );
    return page.end();
  };

  it('take over properties that were set on them', async () => {
    const page = early(
      '<cookie-banner></cookie-banner><consent-gate></consent-gate><cookie-preferences></cookie-preferences>',
    );
    const [banner, gate, preferences] = ['cookie-banner', 'consent-gate', 'cookie-preferences'].map(
      (tag) => page.document.querySelector(tag),
    ) as [CookieBanner, ConsentGate, CookiePreferences];
    Object.assign(banner, { policyHref: '/early', headingLevel: 4, modal: true });
    Object.assign(gate, {
      service: 'twentythree',
      label: 'Early',
      referrerPolicy: 'no-referrer',
      src: 'https://a.example/',
    });
    Object.assign(preferences, { inline: true });
    const store = await bring(page);
    await rendered(banner, 'dialog[open]');
    expect([
      banner.getAttribute('policy-href'),
      banner.getAttribute('heading-level'),
      banner.hasAttribute('modal'),
    ]).to.deep.equal(['/early', '4', true]);
    expect(Object.hasOwn(banner, 'policyHref'), 'they are accessors again').to.equal(false);
    await rendered(gate, '[data-consent-action=allow-service]');
    expect([gate.getAttribute('label'), gate.getAttribute('referrerpolicy')]).to.deep.equal([
      'Early',
      'no-referrer',
    ]);
    await rendered(preferences, 'section');
    store.reset();
  });

  it('open when they were told to before', async () => {
    const page = early('<cookie-preferences></cookie-preferences>');
    const preferences = page.document.querySelector('cookie-preferences') as CookiePreferences;
    preferences.open = true;
    await bring(page);
    await rendered(preferences, 'dialog:modal');
  });

  it('keep nothing back from a page without the library', async () => {
    const page = openPage({ library: '' });
    page.write(
      '<consent-gate category="marketing" src="https://a.example/"><a href="https://a.example/">Link</a></consent-gate>',
    );
    page.document.close();
    expect(page.document.querySelector('a')?.checkVisibility()).to.equal(true);
    expect(page.document.querySelectorAll('iframe').length).to.equal(0);
  });
});

describe('registering the tags', () => {
  it('leaves names that are taken to whoever has them, and takes other ones', async () => {
    const page = openPage({
      policy: sitePolicy('shell_names'),
      script: "customElements.define('consent-gate', class extends HTMLElement {});",
      library: `<script type="module">
        import { configureConsent } from '/src/setup/configure.ts'; import { defineConsentElements } from '/src/setup/define-elements.ts';
        globalThis.cetegraConsent = configureConsent();
        defineConsentElements({ banner: 'consent-notice' }); defineConsentElements({ banner: 'consent-notice' }); defineConsentElements();
      </script>`,
    });
    page.write(
      '<consent-notice></consent-notice><consent-gate category="marketing"></consent-gate>',
    );
    const store = await page.end();
    await rendered(page.document.querySelector('consent-notice') as Element, '.panel');
    expect(page.document.querySelector('consent-gate')?.shadowRoot).to.equal(null);
    expect(page.errors).to.deep.equal([]);
    store.reset();
  });

  it('makes one store of two copies of the library, and tells that a second policy is ignored', async () => {
    const page = openPage({ policy: sitePolicy('shell_copies') });
    page.write('<consent-gate category="marketing"><template>1</template></consent-gate>');
    const store = await page.end();
    const script = page.document.createElement('script');
    script.type = 'module';
    script.textContent =
      "import { configureConsent } from '/src/setup/configure.ts?copy'; globalThis.second = configureConsent({ revision: 'other' });";
    page.document.body.append(script);
    await until(() => 'second' in page.window, 'the second copy has run');
    expect((page.window as unknown as { second: unknown }).second === store).to.equal(true);
    await until(() => page.errors.length > 0, 'it is told');
    expect(page.errors).to.have.length(1);
    expect(page.errors[0]).to.include('The second policy, revision "other", is ignored');
  });
});
