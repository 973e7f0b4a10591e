import { expect } from '@open-wc/testing';
import type { PolicyInput } from '../../src/core/policy/policy.js';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { ConsentStore } from '../../src/core/store.js';
import { loadPage, openPage, type FreshPage } from './support/fresh-page.js';
import { has, query, rendered, sitePolicy, textOf, until } from './support/site.js';

const markets = {
  no: { locale: 'nb' },
  se: { locale: 'sv' },
  dk: { locale: 'da' },
  us: { jurisdiction: 'us' as const },
};
const policy = sitePolicy('market', { markets, defaultMarket: 'no' });
const withoutDefault = Object.fromEntries(
  Object.entries(policy).filter(([key]) => key !== 'defaultMarket'),
) as unknown as PolicyInput;

describe("the page's market", () => {
  let page: FreshPage & { store: ConsentStore };
  afterEach(() => page.store.reset());

  for (const [what, html, body, wanted] of [
    [
      "<html data-consent-market>, before a tag's",
      'lang="sv-SE" data-consent-market="dk"',
      '<cookie-banner market="se"></cookie-banner>',
      'dk',
    ],
    [
      "the first banner's or preferences' attribute, before the policy's",
      'lang="da-DK"',
      '<cookie-declaration market="se"></cookie-declaration><cookie-preferences market="dk"></cookie-preferences>',
      'dk',
    ],
    [
      "the policy's, before the language's",
      'lang="sv-SE"',
      '<cookie-banner></cookie-banner>',
      'no',
    ],
    ['written in capitals', 'data-consent-market=" SE "', '', 'se'],
  ] as const) {
    it(`is ${what}`, async () => {
      page = await loadPage(body, { html, policy });
      expect(page.store.state.market).to.equal(wanted);
    });
  }

  it("is the region of the page's language where the policy has no default", async () => {
    page = await loadPage('', { html: 'lang="sv-SE"', policy: withoutDefault });
    expect(page.store.state.market).to.equal('se');
    expect(page.store.state.jurisdiction).to.equal('gdpr');
  });

  it('is none, under the strictest rules, where nothing names one', async () => {
    page = await loadPage('', { html: 'lang="sv"', policy: withoutDefault });
    expect(page.store.state.jurisdiction).to.equal('gdpr');
    expect(page.store.state.categories.marketing).to.equal(false);
  });

  it('is what configureConsent() is given, before all others', async () => {
    const library = `<script type="module">import { configureConsent } from '/src/setup/configure.ts'; configureConsent({ market: 'us' }); await import('/src/auto.ts');</script>`;
    page = await loadPage('<cookie-banner market="se"></cookie-banner>', {
      html: 'data-consent-market="dk"',
      policy,
      library,
    });
    expect(page.store.state.market).to.equal('us');
  });

  it('is not changed by a tag that differs, which is told once', async () => {
    const differing = '<cookie-declaration market="dk"></cookie-declaration>';
    page = await loadPage(
      `<cookie-banner market="se"></cookie-banner>${differing}${differing}<cookie-preferences inline market="se"></cookie-preferences>`,
      { policy },
    );
    await until(() => page.errors.length > 0, 'it is told');
    page.document.body.append(
      page.document.querySelector('cookie-declaration')?.cloneNode() as Node,
    );
    page.store.grant('no-such-thing');
    await until(
      () => page.errors.some((message) => message.includes('no-such-thing')),
      'the console hears of mistakes',
    );
    expect(page.errors.filter((message) => message.includes('market='))).to.have.length(1);
    expect(page.errors[0])
      .to.include('<cookie-declaration market="dk"> is ignored')
      .and.to.include('"se"');
    expect(page.store.state.market).to.equal('se');
  });

  it('is the strictest where a tag names one that the policy does not have, which is told once', async () => {
    page = await loadPage(
      '<cookie-banner market="atlantis"></cookie-banner><cookie-banner market="atlantis"></cookie-banner>',
      { policy },
    );
    await until(() => page.errors.length > 0, 'it is told');
    expect(page.errors.filter((message) => message.includes('atlantis'))).to.have.length(1);
    expect(page.store.state.jurisdiction).to.equal('gdpr');
  });

  it('is named by the first tag to come, where only a default was there before', async () => {
    page = await loadPage('', { policy });
    expect(page.store.state.market).to.equal('no');
    const banner = page.document.createElement('cookie-banner');
    banner.setAttribute('market', 'se');
    page.document.body.append(banner);
    expect(page.store.state.market).to.equal('se');
  });

  it('brings its language where the page names none', async () => {
    page = await loadPage('<cookie-banner market="dk"></cookie-banner>', { policy });
    await rendered(page.document.querySelector('cookie-banner') as Element, '.panel');
    expect(query(page.document.querySelector('cookie-banner') as Element, '.panel')?.lang).to.equal(
      'da',
    );
  });

  it('with opting out is not asked anything: all is granted, nothing is stored, no banner comes by itself', async () => {
    const before = document.cookie;
    page = await loadPage('<cookie-banner market="us"></cookie-banner>', { policy });
    const banner = page.document.querySelector('cookie-banner') as CookieBanner;
    expect([
      page.store.state.categories.marketing,
      page.store.state.method,
      page.store.state.needsDecision,
    ]).to.deep.equal([true, 'implied', false]);
    expect(document.cookie).to.equal(before);
    await banner.show();
    expect(
      textOf(query(banner, '[data-consent-action=reject-all]')),
      'but it can be shown',
    ).not.to.equal('');
  });
});

describe('<html data-consent-mode="denied">', () => {
  it('shows no banner, denies all, takes no answer, and leaves placeholders without buttons', async () => {
    const page = openPage({ html: 'data-consent-mode="denied"', policy });
    page.write(
      '<cookie-banner></cookie-banner><consent-gate category="marketing"><template><p>Content</p></template></consent-gate>',
    );
    const store = await page.end();
    const gate = page.document.querySelector('consent-gate') as Element;
    await rendered(gate, '[part~=placeholder]');
    store.grantAll();
    expect([
      store.state.categories.marketing,
      store.state.needsDecision,
      has(gate, 'button'),
    ]).to.deep.equal([false, false, false]);
    expect(page.document.querySelector<CookieBanner>('cookie-banner')?.open).to.equal(false);
    expect(gate.querySelectorAll('[data-consent-content]').length).to.equal(0);
  });
});
