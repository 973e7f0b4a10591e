import { expect } from '@open-wc/testing';
import type { CookieBanner } from '../../src/elements/banner/banner.js';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import { loaders } from '../../src/generated/loaders.js';
import { valueCounts } from '../../src/generated/value-counts.js';
import { place, query, rendered, textOf, until, useSite } from './support/site.js';

const corpus = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  '</style><iframe srcdoc="<script>parent.pwned=1</script>">',
  '${window.pwned=1}',
  '&lt;b&gt;',
  '<!--?lit$1$--><b x-own>',
];
const words = await Promise.all((loaders.nb ?? []).map((load) => load()));
const ids = [
  ...new Set([
    ...words.flatMap(({ templates }) => Object.keys(templates)),
    ...Object.keys(valueCounts),
  ]),
];
/** Every second text is the policy’s (0), the others are its market’s (1). */
const hostile = (half: number) =>
  Object.fromEntries(
    ids.flatMap((id, index) =>
      index % 2 === half ? [[id, `${id} ${corpus[index % corpus.length]}`]] : [],
    ),
  );

describe('S-5: a site’s own texts, all of them hostile, for the policy or the market', () => {
  useSite('own_words', {
    texts: { nb: hostile(0) },
    markets: { no: { texts: { nb: hostile(1) } } },
  });
  afterEach(() => (document.documentElement.lang = 'en'));

  it('are text in every view, and nothing in them becomes markup', async () => {
    expect(ids.length).to.be.greaterThan(90);
    document.documentElement.lang = 'nb';
    const banner = place<CookieBanner>('<cookie-banner></cookie-banner>');
    await rendered(banner, '.panel');
    const gate = place(
      '<consent-gate category="marketing" service="twentythree" label="Tour"><template><p>Tour</p></template></consent-gate>',
    );
    const declaration = place('<cookie-declaration></cookie-declaration>');
    const preferences = place<CookiePreferences>(
      '<cookie-preferences inline></cookie-preferences>',
    );
    await rendered(gate, '[part~=placeholder]');
    await rendered(declaration, '.category');
    await rendered(preferences, '[part~=panel]');
    await until(
      () => textOf(query(banner, '[part~=heading]')).startsWith('consent.banner.heading '),
      'own words',
    );
    for (const host of [banner, gate, declaration, preferences]) {
      expect(host.shadowRoot?.textContent, host.localName).to.match(
        /[a-z]\.[a-z-]+ (?:<|"|&lt;|\$)/,
      );
      expect(
        host.shadowRoot?.querySelectorAll('img,script,iframe,svg[onload],[onerror],[x-own]').length,
        host.localName,
      ).to.equal(0);
    }
    expect(Reflect.get(window, 'pwned')).to.equal(undefined);
  });
});
