import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookieDeclaration } from '../../src/elements/declaration/declaration.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { place, query, queryAll, rendered, textOf, useSite } from './support/site.js';

const root = document.documentElement;
const retentions = [
  1,
  2,
  7,
  30,
  60,
  90,
  180,
  183,
  300,
  365,
  393,
  400,
  730,
  1095,
  'session',
  undefined,
] as const;
const countries = ['US', 'IE', 'GB', 'DE', 'SE'];

/** One service in each country, with a cookie of each duration, in words that no language has. */
const services = countries.map((country) => ({
  id: `own-${country.toLowerCase()}`,
  category: 'marketing',
  label: '#',
  provider: `##${country}`,
  country,
  description: { en: '#' },
  cookies: retentions.map((retention) => ({
    name: `_${country}_${retention}`,
    purpose: { en: '#' },
    ...(retention !== undefined && { retention }),
  })),
}));

const categories = [
  { id: 'necessary', required: true },
  { id: 'statistics' },
  { id: 'marketing' },
  {
    id: 'maps',
    label: { en: '#' },
    description: { en: '#' },
    purpose: { en: 'showing maps', nn: '#', is: '#', ga: '#', mt: '#' },
  },
];

/** What `Intl` says in English of the dates, durations, countries and lists of this page. */
const english =
  /\band\b|\b(?:years?|months?|days?)\b|[A-Z][a-z]+ \d{1,2}, \d{4}|United States|Ireland|United Kingdom|Germany|Sweden/;

/** What a tag says, without the names that no language translates. */
function said(host: Element): string {
  const copy = document.createElement('div');
  copy.append(...[...(host.shadowRoot?.children ?? [])].map((child) => child.cloneNode(true)));
  for (const name of copy.querySelectorAll('[translate=no]')) name.remove();
  return textOf(copy);
}

describe('A view in a language that the engine may not have', () => {
  const store = useSite('formats', {
    categories,
    services: ['consent', 'matomo', ...services],
    records: { url: '/records' },
    defaultMarket: 'ie',
    markets: { ie: {}, gb: {}, br: {}, 'ca-qc': {}, us: {} },
  });
  afterEach(() => {
    root.lang = 'en';
    store.setMarket('ie');
  });

  for (const locale of ['nn', 'is', 'ga', 'mt']) {
    it(`has no English date, duration, country or list in it: ${locale}, in a browser that speaks English`, async () => {
      expect(navigator.language).to.match(/^en/);
      root.lang = locale;
      const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
      expect((await rendered(banner, '.panel')).lang).to.equal(locale);
      expect(said(banner)).not.to.match(english);
      store.save({ statistics: true, 'own-us': true });
      const preferences = place<CookiePreferences>(
        '<cookie-preferences inline></cookie-preferences>',
      );
      await rendered(preferences, 'table');
      const declaration = place<CookieDeclaration>('<cookie-declaration></cookie-declaration>');
      await rendered(declaration, 'table');
      for (const host of [preferences, declaration]) {
        expect(query(host, '[lang]')?.getAttribute('lang')).to.equal(locale);
        expect(said(host), 'the year of the decision').to.include(String(new Date().getFullYear()));
        expect(said(host)).not.to.match(english);
        expect(said(host), 'neither codes nor symbols in the place of words').not.to.match(
          /\b(?:US|IE|GB|DE|SE)\b|\d d\b/,
        );
      }
    });
  }

  it('names the purpose of a category of the policy in its sentences, not its label', async () => {
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    expect(textOf(query(banner, '[part~=description]'))).to.include(
      'for usage statistics, marketing across sites, and showing maps.',
    );
    const gate = place('<consent-gate category="maps"><template>#</template></consent-gate>');
    expect(textOf(await rendered(gate, '[part~=description]'))).to.include(
      'Used for: showing maps.',
    );
  });

  for (const [locale, market, year] of [
    ['en-GB', 'gb', / \d{4}/],
    ['pt-BR', 'br', /de \d{4}/],
    ['fr-CA', 'ca-qc', / \d{4}/],
    ['en', 'us', /, \d{4}/],
  ] as const) {
    it(`opens its preferences after a first answer: ${locale} in the market ${market}`, async () => {
      root.lang = locale;
      store.setMarket(market);
      store.denyAll();
      const preferences = place<CookiePreferences>('<cookie-preferences></cookie-preferences>');
      await preferences.show();
      const panel = await rendered(preferences, '[part~=panel]');
      expect(panel.lang).to.equal(locale);
      expect(queryAll(preferences, '[role=switch]').length).to.be.greaterThan(3);
      expect(textOf(query(preferences, '[data-varies]'))).to.match(year);
      preferences.close();
    });
  }
});
