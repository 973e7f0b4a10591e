import { expect } from '@open-wc/testing';
import type { CookiePreferences } from '../../src/elements/preferences/preferences.js';
import type { ConsentStore } from '../../src/core/store.js';
import { loadPage, type FreshPage, type PageOptions } from './support/fresh-page.js';
import { press, query, queryAll, rendered, sitePolicy, textOf } from './support/site.js';

const gpc = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });";
const policy = sitePolicy('notices', {
  markets: { no: { locale: 'nb' }, us: { jurisdiction: 'us' } },
});

describe('<cookie-preferences> tells in words', () => {
  let page: FreshPage & { store: ConsentStore };
  const open = async (
    options: PageOptions,
  ): Promise<{ preferences: CookiePreferences; notices: () => string }> => {
    page = await loadPage('<cookie-preferences open></cookie-preferences>', {
      html: 'lang="en"',
      policy,
      ...options,
    });
    const preferences = page.document.querySelector('cookie-preferences') as CookiePreferences;
    await rendered(preferences, 'dialog:modal');
    return { preferences, notices: () => queryAll(preferences, '.notice').map(textOf).join(' ') };
  };
  afterEach(() => page.store.reset());

  for (const market of ['no', 'us']) {
    it(`that Global Privacy Control was honored, as long as it is: ${market} (L20)`, async () => {
      const { preferences, notices } = await open({
        html: `lang="en" data-consent-market="${market}"`,
        script: gpc,
      });
      expect(notices()).to.include('Global Privacy Control').and.to.include('honored');
      expect(
        query<HTMLInputElement>(preferences, '[role=switch][name=marketing]')?.checked,
      ).to.equal(false);
      query<HTMLInputElement>(preferences, '[role=switch][name=marketing]')?.click();
      await press(preferences, 'save');
      expect(page.store.isGranted('marketing'), 'a switch of its own overrides it').to.equal(true);
      await preferences.show();
      expect(notices()).to.equal('');
    });
  }

  it('nothing of a signal that the browser does not send', async () => {
    expect((await open({})).notices()).to.equal('');
  });

  it('that the browser does not keep the choice (A26)', async () => {
    const { preferences, notices } = await open({
      policy: { ...policy, cookie: { name: 'test_notices', domain: '.example.org' } },
    });
    expect(notices()).to.equal('');
    page.store.grantAll();
    expect(page.store.state.persisted).to.equal(false);
    expect(notices()).to.include('to this page only');
    preferences.close();
  });

  it('when the choice was made', async () => {
    const { preferences } = await open({});
    expect(textOf(query(preferences, '.body'))).not.to.include('You made your choice');
    page.store.grant('statistics');
    expect(textOf(query(preferences, '.body'))).to.include('You made your choice on');
  });
});
