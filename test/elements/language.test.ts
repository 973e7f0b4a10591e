import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { place, query, queryAll, rendered, textOf, until, useSite } from './support/site.js';

const accept = (host: Element) => textOf(query(host, '[data-consent-action=accept-all]'));
const root = document.documentElement;
const hostile = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';

describe('L17: a view speaks another language', () => {
  const store = useSite('language', {
    markets: {
      no: { locale: 'nb' },
      se: {
        texts: {
          sv: { 'consent.accept-all': 'Ja till allt' },
          en: { 'consent.accept-all': 'Yes to all' },
        },
      },
    },
    texts: {
      da: {
        'consent.banner.heading': hostile,
        'consent.reject-all': 'Nej tak {0}',
        'consent.settings': '',
      },
    },
  });
  afterEach(() => {
    root.lang = 'en';
    root.className = '';
    store.setMarket('no');
  });

  for (const [what, change] of [
    ['the page’s language', () => (root.lang = 'sv')],
    ['its locale attribute', (host: Element) => host.setAttribute('locale', 'sv')],
    [
      'the language of its surroundings',
      (host: Element) => ((host.parentElement as HTMLElement).lang = 'sv'),
    ],
  ] as const) {
    it(`as soon as ${what} changes, all of it, and back`, async () => {
      root.lang = 'nb';
      const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
      const panel = await rendered(banner, '.panel');
      expect(accept(banner)).to.equal('Godta alle');
      change(banner);
      await until(
        () => accept(banner) === 'Godkänn alla' || accept(banner) === 'Acceptera alla',
        'Swedish',
      );
      expect(query(banner, '[lang]')?.getAttribute('lang')).to.equal('sv');
      expect(textOf(panel)).not.to.match(/informasjonskapsler|Avvis alle/);
      expect(query(banner, '.panel') === panel, 'it stays where it is').to.equal(true);
      banner.removeAttribute('locale');
      (banner.parentElement as HTMLElement).removeAttribute('lang');
      root.lang = 'nb';
      await until(() => accept(banner) === 'Godta alle', 'Norwegian again');
    });
  }

  it('and keeps what was switched and not yet saved, and the focus', async () => {
    root.lang = 'nb';
    const preferences = place<CookiePreferences>('<cookie-preferences></cookie-preferences>');
    await preferences.show();
    const toggle = query<HTMLInputElement>(preferences, '#switch-marketing') as HTMLInputElement;
    toggle.click();
    toggle.focus();
    root.lang = 'da';
    await until(() => query(preferences, '[lang]')?.getAttribute('lang') === 'da', 'Danish');
    expect([toggle.checked, preferences.shadowRoot?.activeElement === toggle]).to.deep.equal([
      true,
      true,
    ]);
    expect(textOf(query(preferences, '[part~=panel]'))).not.to.include('Lagringstid');
    preferences.close();
  });

  it('in placeholders and declarations too', async () => {
    root.lang = 'nb';
    const gate = place(
      '<consent-gate category="marketing" service="twentythree" label="Tour"></consent-gate>',
    );
    gate.innerHTML = '<template><p>Tour</p></template>';
    const declaration = place('<cookie-declaration></cookie-declaration>');
    await rendered(declaration, '.category');
    root.lang = 'sv';
    await until(
      () => query(declaration, '[lang]')?.getAttribute('lang') === 'sv',
      'the declaration in Swedish',
    );
    await until(
      () => query(gate, '[lang]')?.getAttribute('lang') !== 'nb',
      'the placeholder in Swedish',
    );
    expect(queryAll(declaration, 'th').map(textOf)).not.to.include('Navn');
  });

  it('not after it was closed', async () => {
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    const other = place<CookiePreferences>('<cookie-preferences inline></cookie-preferences>');
    await rendered(banner, '.panel');
    await rendered(other, '[part~=panel]');
    banner.hide();
    root.lang = 'sv';
    await until(
      () => query(other, '[lang]')?.getAttribute('lang') === 'sv',
      'the other in Swedish',
    );
    expect(query(banner, '.panel')).to.equal(null);
  });

  it('when a browser translates the page, if it is ours; if not it keeps its own, whole', async () => {
    root.lang = 'sv';
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    root.className = 'translated-ltr';
    root.lang = 'da';
    await until(() => query(banner, '[lang]')?.getAttribute('lang') === 'da', 'Danish');
    root.lang = 'eo';
    await until(
      () => query(banner, '[lang]')?.getAttribute('lang') !== 'da',
      'not Danish any more',
    );
    expect(query(banner, '[lang]')?.getAttribute('lang')).to.equal('sv');
  });

  it('when the market changes, with that market’s own words; a region has its language’s', async () => {
    root.lang = 'en-NZ';
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    expect(accept(banner)).to.equal('Accept all');
    store.setMarket('se');
    await until(() => accept(banner) === 'Yes to all', 'the market’s words');
  });

  it('S-5, L18: a site’s own words are text, and one that cannot be is left out whole', async () => {
    root.lang = 'da';
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    expect(textOf(query(banner, '[part~=heading]'))).to.equal(hostile);
    expect(textOf(query(banner, '[data-consent-action=reject-all]'))).to.match(/^Afvis alle$/);
    expect(textOf(query(banner, '[data-consent-action=open-preferences]'))).not.to.equal('');
    expect(Reflect.get(window, 'pwned')).to.equal(undefined);
  });
});
